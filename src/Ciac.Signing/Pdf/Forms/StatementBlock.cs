using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The statements of the signers: numbered when there are several, else one indented paragraph.</summary>
internal static class StatementBlock
{
    private const double LineHeight = 15.4;

    public static void Draw(FormSheet sheet, string heading, IReadOnlyList<string> statements)
    {
        if (statements.Count == 0) return;
        BlockHeading.Draw(sheet, heading, 2 * LineHeight);
        for (var i = 0; i < statements.Count; i++)
        {
            var number = statements.Count > 1 ? $"{i + 1}. " : "";
            DrawParagraph(sheet, number, statements[i]);
        }
    }

    private static void DrawParagraph(FormSheet sheet, string number, string text)
    {
        var style = sheet.Style.Statement;
        var indent = number.Length > 0 ? style.WidthOf("00. ") : 0;
        var shown = number.Length > 0 ? text : "　　" + text;
        foreach (var line in Lines(style, shown, FormStyle.ContentWidth - indent))
        {
            sheet.Need(LineHeight);
            sheet.Skip(LineHeight);
            var foot = sheet.Top + LineHeight * 0.26;
            sheet.Canvas.Text(style, new PdfPoint(FormStyle.Margin, foot), number);
            sheet.Canvas.Text(style, new PdfPoint(FormStyle.Margin + indent, foot), line);
            number = "";
        }
    }

    private static IReadOnlyList<string> Lines(TextStyle style, string text, double width) => TextLines.Break(style, text, width);
}
