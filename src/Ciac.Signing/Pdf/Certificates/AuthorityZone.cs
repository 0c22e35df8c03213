using System.Globalization;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zone F: who issued the certificate and when, the string to compare, and room for the authority's seal.</summary>
internal static class AuthorityZone
{
    private const double Left = 510;
    private const double TextWidth = 138;
    private const double Top = 204;
    private const double NameSize = 13;
    private const double StringTop = 122;

    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        canvas.Text(style.Small with { Size = 9 }, new PdfPoint(Left, Top - 9), CertificateTexts.Authority);
        var name = style.Strong with { Size = NameSize };
        var foot = Top - 27;
        foreach (var line in TextLines.Break(name, document.Authority, TextWidth))
        {
            canvas.Text(name, new PdfPoint(Left, foot), line);
            foot -= NameSize * 1.35;
        }

        var approved = CertificateTexts.ApprovedOn + document.ApprovedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        canvas.Text(style.Value with { Size = 10 }, new PdfPoint(Left, foot - 2), approved);
        canvas.Text(style.Small with { Size = 7 }, new PdfPoint(Left, StringTop), CertificateTexts.SignatureString);
    }

    public static void DrawString(PdfCanvas canvas, CertificateStyle style, string text)
    {
        var letters = style.SmallValue with { Size = 7 };
        var foot = StringTop - 10;
        foreach (var line in TextLines.Balance(letters, text, TextWidth))
        {
            canvas.Text(letters, new PdfPoint(Left, foot), line);
            foot -= 9;
        }
    }
}
