namespace Ciac.Signing.Pdf.Forms;

/// <summary>A row of a section's table in lines: one label and value over the whole width, or two short ones side by side.</summary>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public int Lines => Cells.Max(cell => cell.Lines.Count);

    public double Height => HeightOf(Lines);

    public static double HeightOf(int lines) => lines * FormStyle.LineHeight + 2 * FormStyle.CellPaddingY;
}

/// <summary>A cell: its place in the table, its text in lines, and whether it is a label.</summary>
internal sealed record TableCell(double X, double Width, bool IsLabel)
{
    public FormEmphasis Emphasis { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }
}
