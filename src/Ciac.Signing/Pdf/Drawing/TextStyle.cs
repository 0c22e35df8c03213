using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>How a text is set; the size is in points.</summary>
internal sealed record TextStyle(FontChain Font, double Size, PdfColor Color)
{
    /// <summary>Width of an outline, as a part of the size, that makes the letters heavier: a half-bold without a font of its own in the file.</summary>
    public double Stroke { get; init; }

    public double WidthOf(ReadOnlySpan<char> text) => Font.WidthOf(text, Size);

    /// <summary>The same style, smaller when the text would be wider than allowed in one line.</summary>
    public TextStyle Fitting(ReadOnlySpan<char> text, double width)
    {
        var natural = WidthOf(text);
        return natural <= width ? this : this with { Size = Size * width / natural };
    }
}
