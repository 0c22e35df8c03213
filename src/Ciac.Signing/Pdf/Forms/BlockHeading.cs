using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The heading of a block; it stays on the page of the block's first line.</summary>
internal static class BlockHeading
{
    private const double Above = 13;
    private const double Below = 6;
    private const double LineHeight = 16;
    private const double Indent = 9;

    public static void Draw(FormSheet sheet, string text, double following)
    {
        var style = sheet.Style.Heading;
        var lines = TextLines.Break(style, text, FormStyle.ContentWidth - Indent);
        var gap = Above - (LineHeight - style.Size);
        sheet.Need(gap + lines.Count * LineHeight + Below + following);
        sheet.Mark(text);
        sheet.Skip(gap);
        foreach (var line in lines)
        {
            sheet.Skip(LineHeight);
            sheet.Canvas.FillRectangle(new PdfRectangle(FormStyle.Margin, sheet.Top - 1.4, 3, style.Size + 1), FormStyle.Navy);
            sheet.Canvas.Text(style, new PdfPoint(FormStyle.Margin + Indent, sheet.Top), line);
        }

        sheet.Skip(Below);
    }
}
