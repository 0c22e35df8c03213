using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>Draws a section. A row goes whole to the next page when it does not fit; one that is taller than a page is cut between its lines.</summary>
internal sealed class SectionTable(FormSheet sheet)
{
    public void Draw(FormSection section)
    {
        var rows = new TableLayout(sheet.Style, section.Rows).Arrange(section.Rows).ToList();
        var first = rows.Count == 0 ? 0 : Math.Min(rows[0].Height, TableRow.HeightOf(3));
        BlockHeading.Draw(sheet, section.Heading, first);
        var frameTop = sheet.Top;
        for (var i = 0; i < rows.Count; i++) frameTop = DrawRow(rows[i], frameTop);
        Frame(frameTop);
    }

    // Returns where the frame of the part on the current page begins.
    private double DrawRow(TableRow row, double frameTop)
    {
        for (var line = 0; line < row.Lines;)
        {
            var part = LinesThatFit(row.Lines - line);
            if (part == 0)
            {
                Frame(frameTop);
                sheet.Need(double.MaxValue);
                frameTop = sheet.Top;
                continue;
            }

            DrawPart(row, line, part);
            line += part;
        }

        return frameTop;
    }

    private int LinesThatFit(int lines)
    {
        if (TableRow.HeightOf(lines) <= sheet.Free) return lines;
        if (TableRow.HeightOf(lines) <= FormSheet.FreeOnNewPage) return 0;
        var fitting = (int)((sheet.Free - 2 * FormStyle.CellPaddingY) / FormStyle.LineHeight);
        return fitting >= 3 ? fitting : 0;
    }

    private void DrawPart(TableRow row, int from, int lines)
    {
        var height = TableRow.HeightOf(lines);
        foreach (var cell in row.Cells) DrawCell(cell, height, cell.Lines.Skip(from).Take(lines));
        sheet.Canvas.Line(new PdfPoint(FormStyle.Margin, sheet.Top), new PdfPoint(FormStyle.PageWidth - FormStyle.Margin, sheet.Top), 0.5, FormStyle.Grid);
        sheet.Skip(height);
    }

    private void DrawCell(TableCell cell, double height, IEnumerable<string> lines)
    {
        var style = cell.IsLabel ? sheet.Style.Label : sheet.Style.Of(cell.Emphasis);
        if (cell.IsLabel) sheet.Canvas.FillRectangle(new PdfRectangle(cell.X, sheet.Top - height, cell.Width, height), FormStyle.Tint);
        foreach (var edge in (ReadOnlySpan<double>)[cell.X, cell.X + cell.Width])
        {
            sheet.Canvas.Line(new PdfPoint(edge, sheet.Top), new PdfPoint(edge, sheet.Top - height), 0.5, FormStyle.Grid);
        }

        var foot = sheet.Top - FormStyle.CellPaddingY - FormStyle.LineHeight * 0.74;
        foreach (var line in lines)
        {
            var start = new PdfPoint(cell.X + FormStyle.CellPaddingX, foot);
            sheet.Canvas.Text(style, start, line);
            if (cell.Emphasis == FormEmphasis.Removed) Strike(start, TextLines.NaturalWidth(style, line));
            foot -= FormStyle.LineHeight;
        }
    }

    private void Strike(PdfPoint start, double width)
    {
        var middle = start.Y + FormStyle.LineHeight * 0.22;
        sheet.Canvas.Line(new PdfPoint(start.X, middle), new PdfPoint(start.X + width, middle), 0.8, FormStyle.Ink);
    }

    private void Frame(double top)
    {
        if (top <= sheet.Top) return;
        sheet.Canvas.StrokeRectangle(new PdfRectangle(FormStyle.Margin, sheet.Top, FormStyle.ContentWidth, top - sheet.Top), 0.9, FormStyle.Frame);
    }
}
