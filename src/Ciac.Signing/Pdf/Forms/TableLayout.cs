using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>Turns the rows of a section into table rows: two short neighbours share one, so that a form stays on one page and no value is cut.</summary>
internal sealed class TableLayout
{
    private const double NarrowestLabel = 74;
    private const double WidestLabel = 128;

    private readonly FormStyle _style;
    private readonly double _labelWidth;

    public TableLayout(FormStyle style, IReadOnlyList<FormRow> rows)
    {
        _style = style;
        var widest = rows.Count == 0 ? 0 : rows.Max(row => TextLines.NaturalWidth(style.Label, row.Label));
        _labelWidth = Math.Clamp(widest + 2 * FormStyle.CellPaddingX + 0.1, NarrowestLabel, WidestLabel);
    }

    public IEnumerable<TableRow> Arrange(IReadOnlyList<FormRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (i + 1 < rows.Count && IsShort(rows[i]) && IsShort(rows[i + 1])) yield return Pair(rows[i], rows[++i]);
            else yield return new TableRow(Cells(rows[i], 0, FormStyle.ContentWidth));
        }
    }

    private bool IsShort(FormRow row) =>
        TextLines.Break(_style.Of(row.Emphasis), row.Value, FormStyle.ContentWidth / 2 - _labelWidth - 2 * FormStyle.CellPaddingX).Count == 1;

    private TableRow Pair(FormRow left, FormRow right)
    {
        const double half = FormStyle.ContentWidth / 2;
        return new TableRow([.. Cells(left, 0, half), .. Cells(right, half, half)]);
    }

    private List<TableCell> Cells(FormRow row, double x, double width) =>
    [
        Cell(x, _labelWidth, row.Label, _style.Label) with { IsLabel = true },
        Cell(x + _labelWidth, width - _labelWidth, row.Value, _style.Of(row.Emphasis)) with { Emphasis = row.Emphasis },
    ];

    private static TableCell Cell(double x, double width, string text, TextStyle style) =>
        new(FormStyle.Margin + x, width, false) { Lines = TextLines.Break(style, text, width - 2 * FormStyle.CellPaddingX) };
}
