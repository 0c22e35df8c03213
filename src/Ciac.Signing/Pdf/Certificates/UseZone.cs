using System.Globalization;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zone D of a use copy: what it is for and from when until when.</summary>
internal static class UseZone
{
    private const double PaddingX = 12;
    private const double PeriodFoot = 9;
    private const double PurposeTop = 7;
    private const double PeriodHeight = 24;
    private const double LargestLetter = 14;
    private const double SmallestLetter = 6.5;

    private static readonly PdfRectangle Area = new(CertificateStyle.Left, 213, CertificateStyle.Width, 61);

    /// <exception cref="CertificateTooFullException">The purpose is too long.</exception>
    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateUse use)
    {
        canvas.StrokeRectangle(Area, 0.7, CertificateStyle.Gold);
        canvas.FillRectangle(Area with { Width = 4 }, CertificateStyle.Gold);
        canvas.Text(style.Label, new PdfPoint(Area.X + PaddingX, Area.Top - PurposeTop - LargestLetter), CertificateTexts.OnlyFor);
        DrawPurpose(canvas, style, use.Purpose);
        canvas.Text(style.Label, new PdfPoint(Area.X + PaddingX, Area.Y + PeriodFoot), CertificateTexts.Period);
        var period = $"{Day(use.From)} {CertificateTexts.To} {Day(use.Until)}";
        canvas.Text(style.Strong with { Size = 12 }, new PdfPoint(Area.X + PaddingX + style.Label.WidthOf(CertificateTexts.Period), Area.Y + PeriodFoot), period);
    }

    private static void DrawPurpose(PdfCanvas canvas, CertificateStyle style, string purpose)
    {
        var start = Area.X + PaddingX + style.Label.WidthOf(CertificateTexts.OnlyFor);
        var room = new TextRoom("purpose", Area.Right - PaddingX - start, Area.Height - PurposeTop - PeriodHeight, SmallestLetter);
        var text = FittedLines.In(style.Strong with { Size = LargestLetter }, purpose, room);
        // A single line stands on the baseline of its label.
        text.Draw(canvas, new PdfPoint(start, Area.Top - PurposeTop - (text.Lines.Count == 1 ? LargestLetter : text.Style.Size)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
