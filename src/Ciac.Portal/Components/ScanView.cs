using System.Globalization;

namespace Ciac.Portal.Components;

/// <summary>A scanned sheet that is turned and enlarged by its own address, so that no script is needed. Sizes in pixels of the picture.</summary>
public sealed record ScanView(string Src, int Width, int Height)
{
    /// <summary>The page that shows it; ?turn= and ?zoom= are appended.</summary>
    public required string Href { get; init; }

    public required string Label { get; init; }

    /// <summary>0, 90, 180 or 270 degrees clockwise.</summary>
    public int Turn { get; init; }

    /// <summary>1 = as wide as the column, up to 4.</summary>
    public int Zoom { get; init; } = 1;

    public bool IsAcross => Turn is 90 or 270;

    public string ViewBox => IsAcross ? $"0 0 {Height} {Width}" : $"0 0 {Width} {Height}";

    public string? Transform => Turn switch
    {
        90 => $"translate({Height} 0) rotate(90)",
        180 => $"translate({Width} {Height}) rotate(180)",
        270 => $"translate(0 {Width}) rotate(270)",
        _ => null,
    };

    public string Percent => (Zoom * 100).ToString(CultureInfo.InvariantCulture) + "%";

    public string To(int turn, int zoom) => $"{Href}?turn={(turn + 360) % 360}&zoom={Math.Clamp(zoom, 1, 4)}#scan";

    /// <summary>What an address says, made sane.</summary>
    public static (int Turn, int Zoom) Sane(int? turn, int? zoom) => (turn is 90 or 180 or 270 ? turn.Value : 0, Math.Clamp(zoom ?? 1, 1, 4));
}
