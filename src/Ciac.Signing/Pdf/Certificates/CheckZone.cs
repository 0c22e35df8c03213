using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zone E: the QR code, what it is for, and which site it must open.</summary>
internal static class CheckZone
{
    private const double QrSide = 106;
    private const double TextWidth = 112;
    private const double Between = 6;

    // The quiet zone is white like the page: the dark part begins at the margin.
    private static readonly PdfRectangle Qr = new(CertificateStyle.Left - 8, 92, QrSide, QrSide);

    /// <exception cref="CertificateTooFullException">One of the sentences is too long.</exception>
    public static void DrawTexts(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        var foot = new PdfPoint(Qr.Right + 2, Qr.Top - 20);
        foot = Sentence(style.SmallValue, document.QrCaption, "caption").Draw(canvas, foot);
        Sentence(style.Small, document.SiteWarning, "warning").Draw(canvas, foot with { Y = foot.Y - Between });
    }

    public static void DrawQr(PdfCanvas canvas, string text) => QrDrawing.Draw(canvas, Qr, text);

    private static FittedLines Sentence(TextStyle style, string text, string part) =>
        FittedLines.In(style, text, new TextRoom(part, TextWidth, 45, 6) { LineHeight = 1.5 }).Balanced(text, TextWidth);
}
