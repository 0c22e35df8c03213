using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The small ornament of a certificate.</summary>
internal static class Diamond
{
    public static void Fill(PdfCanvas canvas, PdfPoint centre, double half, PdfColor color) => canvas.FillPolygon(
        [centre with { X = centre.X - half }, centre with { Y = centre.Y + half }, centre with { X = centre.X + half }, centre with { Y = centre.Y - half }], color);
}
