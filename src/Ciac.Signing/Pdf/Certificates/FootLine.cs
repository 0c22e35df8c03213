using System.Globalization;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The foot: when this copy was made, and its number.</summary>
internal static class FootLine
{
    private const double Height = 64;
    private const double Gap = 20;

    public static void DrawRule(PdfCanvas canvas) =>
        canvas.Line(new PdfPoint(CertificateStyle.Left, Height + 11), new PdfPoint(CertificateStyle.Right, Height + 11), 0.5, CertificateStyle.PaleGold);

    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        var letters = style.Small with { Size = 9 };
        var made = CertificateTexts.GeneratedOn + document.GeneratedOn.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
        canvas.Text(letters, new PdfPoint(CertificateStyle.Left, Height), made);
        var number = CertificateTexts.Number + document.Number;
        canvas.TextEnding(letters.Fitting(number, CertificateStyle.Width - letters.WidthOf(made) - Gap), new PdfPoint(CertificateStyle.Right, Height), number);
    }
}
