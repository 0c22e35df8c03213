using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zone A: the kind of certificate, and under it which copy this is.</summary>
internal static class HeadingZone
{
    private const double TitleFoot = 487;
    private const double CopyFoot = 459;
    private const double NoticeFoot = 443;
    private const double RuleLength = 120;
    private const double RuleGap = 16;

    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        canvas.TextCentred(style.Title.Fitting(document.Title, CertificateStyle.Width), new PdfPoint(CertificateStyle.Middle, TitleFoot), document.Title);
        canvas.TextCentred(style.Copy, new PdfPoint(CertificateStyle.Middle, CopyFoot), document.Copy);
        var half = style.Copy.WidthOf(document.Copy) / 2 + RuleGap;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1]) DrawRule(canvas, CertificateStyle.Middle + side * half, side);
        if (document.Use is null) canvas.TextCentred(style.Notice, new PdfPoint(CertificateStyle.Middle, NoticeFoot), CertificateTexts.ForDisplay);
    }

    private static void DrawRule(PdfCanvas canvas, double start, int side)
    {
        var height = CopyFoot + 6;
        Diamond.Fill(canvas, new PdfPoint(start, height), 3.2, CertificateStyle.Gold);
        canvas.Line(new PdfPoint(start + side * 7, height), new PdfPoint(start + side * RuleLength, height), 0.8, CertificateStyle.Gold);
        Diamond.Fill(canvas, new PdfPoint(start + side * RuleLength, height), 1.7, CertificateStyle.Gold);
    }
}
