namespace Ciac.Signing.Pdf.Reading;

/// <summary>Bounds on what reading one file may cost. They hold before anything is allocated for the part in question.</summary>
internal sealed record PdfLimits
{
    public static readonly PdfLimits Default = new();

    /// <summary>Bytes of the file itself.</summary>
    public int FileBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Arrays and dictionaries inside each other.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>The highest object number.</summary>
    public int Objects { get; init; } = 300_000;

    /// <summary>Cross-reference sections, that is revisions.</summary>
    public int Sections { get; init; } = 256;

    /// <summary>Bytes of all decoded object and cross-reference streams together.</summary>
    public int DecodedBytes { get; init; } = 64 * 1024 * 1024;
}
