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
    private const double LineHeight = 1.3;
    private const double LargestLetter = 14;
    private const double SmallestLetter = 6.5;

    public static readonly PdfRectangle Area = new(CertificateStyle.Left, 213, CertificateStyle.Width, 61);

    /// <exception cref="CertificateTooFullException">The purpose is too long.</exception>
    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateUse use)
    {
        DrawFrame(canvas);
        canvas.Text(style.Label, new PdfPoint(Area.X + PaddingX, Area.Top - PurposeTop - LargestLetter), CertificateTexts.OnlyFor);
        DrawPurpose(canvas, style, use.Purpose);
        canvas.Text(style.Label, new PdfPoint(Area.X + PaddingX, Area.Y + PeriodFoot), CertificateTexts.Period);
        var period = $"{Day(use.From)} {CertificateTexts.To} {Day(use.Until)}";
        canvas.Text(style.Strong with { Size = 12 }, new PdfPoint(Area.X + PaddingX + style.Label.WidthOf(CertificateTexts.Period), Area.Y + PeriodFoot), period);
    }

    private static void DrawFrame(PdfCanvas canvas)
    {
        canvas.StrokeRectangle(Area, 0.7, CertificateStyle.Gold);
        canvas.FillRectangle(Area with { Width = 4 }, CertificateStyle.Gold);
    }

    private static void DrawPurpose(PdfCanvas canvas, CertificateStyle style, string purpose)
    {
        var start = Area.X + PaddingX + style.Label.WidthOf(CertificateTexts.OnlyFor);
        var (letters, lines) = Fit(style, purpose, Area.Right - PaddingX - start);
        var foot = new PdfPoint(start, Area.Top - PurposeTop - (lines.Count == 1 ? LargestLetter : letters.Size));
        foreach (var line in lines)
        {
            canvas.Text(letters, foot, line);
            foot = foot with { Y = foot.Y - letters.Size * LineHeight };
        }
    }

    private static (TextStyle Letters, IReadOnlyList<string> Lines) Fit(CertificateStyle style, string purpose, double width)
    {
        for (var size = LargestLetter; size >= SmallestLetter; size -= 0.5)
        {
            var letters = style.Strong with { Size = size };
            var lines = TextLines.Break(letters, purpose, width);
            if ((lines.Count - 1) * size * LineHeight + size <= Area.Height - PurposeTop - PeriodHeight) return (letters, lines);
        }

        throw new CertificateTooFullException("purpose");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
