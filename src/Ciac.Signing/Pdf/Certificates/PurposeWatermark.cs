using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The purpose of a use copy across the whole page, faint under everything else.</summary>
internal static class PurposeWatermark
{
    private const double Angle = 24 * Math.PI / 180;
    private const double Length = 660;
    private const double Height = 190;
    private const double LineHeight = 1.3;
    private const double LargestLetter = 64;
    private const double SmallestLetter = 6;

    /// <exception cref="CertificateTooFullException">The purpose is too long.</exception>
    public static void Draw(PdfCanvas canvas, CertificateStyle style, string purpose)
    {
        var (letters, lines) = Fit(style, purpose);
        var (sin, cos) = Math.SinCos(Angle);
        for (var i = 0; i < lines.Count; i++)
        {
            var along = -letters.WidthOf(lines[i]) / 2;
            var across = ((lines.Count - 1) / 2.0 - i) * letters.Size * LineHeight - letters.Size * 0.36;
            var origin = new PdfPoint(CertificateStyle.Middle + along * cos - across * sin, CertificateStyle.PageHeight / 2 + along * sin + across * cos);
            canvas.Text(letters, TextMatrix.Turned(origin, Angle, 1), lines[i]);
        }
    }

    private static (TextStyle Letters, IReadOnlyList<string> Lines) Fit(CertificateStyle style, string purpose)
    {
        for (var size = LargestLetter; size >= SmallestLetter; size *= 0.94)
        {
            var letters = style.Strong with { Size = Math.Round(size, 1), Color = CertificateStyle.Watermark };
            var lines = TextLines.Break(letters, purpose, Length);
            if (lines.Count * letters.Size * LineHeight <= Height) return (letters, lines);
        }

        throw new CertificateTooFullException("purpose");
    }
}
