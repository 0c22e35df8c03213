using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Zones B and C: the enterprise's data, then the certificate's number, validity and categories.</summary>
internal static class BodyZones
{
    private const double MostBetweenRows = 9;
    private const double SeparatorHeight = 3;

    public static void Draw(PdfCanvas canvas, CertificateStyle style, CertificateDocument document, PdfRectangle area)
    {
        var rows = new BodyLayout(style, document).Fit(area.Height - SeparatorHeight);
        var spare = area.Height - SeparatorHeight - rows.Sum(row => row.Height);
        var gap = Math.Min(MostBetweenRows, spare / (rows.Count + 1));
        var top = area.Top - (spare - gap * rows.Count) / 2;
        foreach (var row in rows)
        {
            if (row.BeginsQualification)
            {
                canvas.Line(new PdfPoint(area.X, top - SeparatorHeight / 2), new PdfPoint(area.Right, top - SeparatorHeight / 2), 0.6, CertificateStyle.PaleGold);
                top -= gap + SeparatorHeight;
            }

            foreach (var cell in row.Cells) DrawCell(canvas, cell, new PdfPoint(cell.X, top - Baseline(row)));
            top -= row.Height + gap;
        }
    }

    // The first baseline is one for all texts of a row, whatever their sizes.
    private static double Baseline(BodyRow row)
    {
        var largest = row.Cells.Max(cell => cell.Style.Size);
        return largest * 1.12;
    }

    private static void DrawCell(PdfCanvas canvas, BodyCell cell, PdfPoint foot)
    {
        var size = cell.Style.Size;
        if (cell.HasMark) Diamond.Fill(canvas, new PdfPoint(foot.X - size * 0.5, foot.Y + size * 0.37), size * 0.17, CertificateStyle.Gold);
        foreach (var line in cell.Lines)
        {
            canvas.Text(cell.Style, foot, line);
            foot = foot with { Y = foot.Y - size * 1.5 };
        }
    }
}
