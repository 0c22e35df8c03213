using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>A text in the largest letters for which all its lines stand in the room.</summary>
internal sealed record FittedLines(TextStyle Style, IReadOnlyList<string> Lines, double LineHeight)
{
    /// <param name="largest">The letters when the text is short enough.</param>
    /// <param name="text">One paragraph.</param>
    /// <param name="room">What it may take.</param>
    /// <exception cref="CertificateTooFullException">Not even the smallest letters are small enough.</exception>
    public static FittedLines In(TextStyle largest, string text, TextRoom room)
    {
        for (var size = largest.Size; size >= room.Smallest; size -= Math.Max(0.25, Math.Round(size * 0.05, 2)))
        {
            var style = largest with { Size = size };
            var lines = TextLines.Break(style, text, room.Width);
            if ((lines.Count - 1) * size * room.LineHeight + size <= room.Height) return new FittedLines(style, lines, size * room.LineHeight);
        }

        throw new CertificateTooFullException(room.Part);
    }

    /// <summary>The same letters in lines of nearly equal length.</summary>
    public FittedLines Balanced(string text, double width) => this with { Lines = TextLines.Balance(Style, text, width) };

    /// <summary>Draws the lines; the first baseline starts at the point.</summary>
    /// <returns>Where the line after them would start.</returns>
    public PdfPoint Draw(PdfCanvas canvas, PdfPoint foot)
    {
        foreach (var line in Lines)
        {
            canvas.Text(Style, foot, line);
            foot = foot with { Y = foot.Y - LineHeight };
        }

        return foot;
    }
}

/// <summary>The room that a certificate has for a text.</summary>
/// <param name="Part">What the refusal calls the text.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Smallest">The smallest letters, in points.</param>
internal sealed record TextRoom(string Part, double Width, double Height, double Smallest)
{
    /// <summary>From baseline to baseline, as a multiple of the letters.</summary>
    public double LineHeight { get; init; } = 1.3;
}
