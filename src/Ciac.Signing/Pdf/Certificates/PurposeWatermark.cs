using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The purpose of a use copy across the whole page, faint under everything else.</summary>
internal static class PurposeWatermark
{
    private const double Angle = 24 * Math.PI / 180;
    private const double LargestLetter = 64;

    private static readonly TextRoom Room = new("purpose", 575, 190, 6);

    /// <exception cref="CertificateTooFullException">The purpose is too long.</exception>
    public static void Draw(PdfCanvas canvas, CertificateStyle style, string purpose)
    {
        var text = FittedLines.In(style.Strong with { Size = LargestLetter, Color = CertificateStyle.Watermark }, purpose, Room).Balanced(purpose, Room.Width);
        var (sin, cos) = Math.SinCos(Angle);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var along = -text.Style.WidthOf(text.Lines[i]) / 2;
            var across = ((text.Lines.Count - 1) / 2.0 - i) * text.LineHeight - text.Style.Size * 0.36;
            var origin = new PdfPoint(CertificateStyle.Middle + along * cos - across * sin, CertificateStyle.PageHeight / 2 + along * sin + across * cos);
            canvas.Text(text.Style, TextMatrix.Turned(origin, Angle, 1), text.Lines[i]);
        }
    }
}
