using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zone E: the QR code, what it is for, and which site it must open.</summary>
internal static class CheckZone
{
    private const double QrSide = 106;
    private const double TextWidth = 112;
    private const double LineHeight = 12;

    // The quiet zone is white like the page: the dark part begins at the margin.
    private static readonly PdfRectangle Qr = new(CertificateStyle.Left - 8, 92, QrSide, QrSide);

    public static void DrawTexts(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        var foot = new PdfPoint(Qr.Right + 2, Qr.Top - 20);
        foot = DrawLines(canvas, style.SmallValue, document.QrCaption, foot);
        DrawLines(canvas, style.Small, document.SiteWarning, foot with { Y = foot.Y - 6 });
    }

    public static void DrawQr(PdfCanvas canvas, string text) => QrDrawing.Draw(canvas, Qr, text);

    private static PdfPoint DrawLines(PdfCanvas canvas, TextStyle style, string text, PdfPoint foot)
    {
        foreach (var line in TextLines.Balance(style, text, TextWidth))
        {
            canvas.Text(style, foot, line);
            foot = foot with { Y = foot.Y - LineHeight };
        }

        return foot;
    }
}
