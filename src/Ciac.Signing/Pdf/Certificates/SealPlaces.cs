using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Where the seals go: the enterprise's under zone D, the authority's over zone F, the platform's between them.</summary>
internal static class SealPlaces
{
    private const double Foot = 90;
    private const double Unit = 116;
    private const double Platform = 80;

    /// <exception cref="ArgumentException">A use copy has three signatures, an approval copy two.</exception>
    public static IReadOnlyList<FieldPlace> Of(CertificateDocument document)
    {
        var areas = document.Use is null
            ? new[] { AtRight, Square(360, 96) }
            : [Square(298, Unit), AtRight, Square(420, Platform)];
        if (document.SignatureBoxes.Count != areas.Length) throw new ArgumentException($"This copy has {areas.Length} signatures.", nameof(document));
        return [.. document.SignatureBoxes.Select((box, i) => new FieldPlace(box, areas[i]))];
    }

    public static void DrawLabels(PdfCanvas canvas, CertificateStyle style, CertificateDocument document)
    {
        foreach (var (box, area) in Of(document)) canvas.TextCentred(style.Small.Fitting(box.Label, area.Width + 8), new PdfPoint(area.Centre.X, Foot - 9), box.Label);
    }

    private static PdfRectangle AtRight => Square(CertificateStyle.Right - Unit, Unit);

    private static PdfRectangle Square(double x, double side) => new(x, Foot, side, side);
}
