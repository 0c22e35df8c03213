using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>How a text is set; the size is in points.</summary>
internal sealed record TextStyle(FontChain Font, double Size, PdfColor Color)
{
    public double WidthOf(ReadOnlySpan<char> text) => Font.WidthOf(text, Size);
}
