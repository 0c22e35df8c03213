using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>A row of zones B and C.</summary>
internal sealed record BodyRow(double Height, IReadOnlyList<BodyCell> Cells)
{
    /// <summary>Whether the rows of zone C begin here.</summary>
    public bool BeginsQualification { get; init; }
}

/// <summary>A text of a row, broken into lines.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Style">Its letters.</param>
/// <param name="Lines">From top to bottom.</param>
internal sealed record BodyCell(double X, TextStyle Style, IReadOnlyList<string> Lines)
{
    /// <summary>Whether a mark stands before the text: of one category among several.</summary>
    public bool HasMark { get; init; }
}
