using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The heading of a block; it stays on the page of the block's first line.</summary>
internal static class BlockHeading
{
    private const double Above = 15;
    private const double Below = 6;

    public static void Draw(FormSheet sheet, string text, double following)
    {
        var style = sheet.Style.Heading;
        sheet.Need(Above + style.Size + Below + following);
        sheet.Skip(Above + style.Size);
        sheet.Canvas.FillRectangle(new PdfRectangle(FormStyle.Margin, sheet.Top - 1.4, 3, style.Size + 1), FormStyle.Navy);
        sheet.Canvas.Text(style, new PdfPoint(FormStyle.Margin + 9, sheet.Top), text);
        sheet.Skip(Below);
    }
}
