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

    // Three lines of small letters, above the labels of the seals.
    private static readonly TextRoom StringRoom = new("signature string", TextWidth, 27, 5);

    /// <exception cref="CertificateTooFullException">The authority's name is too long.</exception>
    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        canvas.Text(style.Small with { Size = 9 }, new PdfPoint(Left, Top - 9), CertificateTexts.Authority);
        var room = new TextRoom("authority", TextWidth, 2.4 * NameSize, 7) { LineHeight = 1.35 };
        var foot = FittedLines.In(style.Strong with { Size = NameSize }, document.Authority, room).Draw(canvas, new PdfPoint(Left, Top - 27));
        var approved = CertificateTexts.ApprovedOn + document.ApprovedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        canvas.Text(style.Value with { Size = 10 }, foot with { Y = foot.Y - 2 }, approved);
        canvas.Text(style.Small with { Size = 7 }, new PdfPoint(Left, StringTop), CertificateTexts.SignatureString);
    }

    /// <exception cref="CertificateTooFullException">The string is too long.</exception>
    public static void DrawString(PdfCanvas canvas, CertificateStyle style, string text) =>
        FittedLines.In(style.SmallValue with { Size = 7 }, text, StringRoom).Balanced(text, TextWidth).Draw(canvas, new PdfPoint(Left, StringTop - 10));
}
