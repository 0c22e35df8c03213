using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The large faint rosette in the middle of the page: rings of waves that cross, of one petal turned around.</summary>
internal static class GroundRosette
{
    public const string Petal = "Petal";

    private const int Petals = 20;
    private const double Innermost = 34;
    private const double Outermost = 186;
    private const double Step = 8;
    private const double Turn = 2 * Math.PI / Petals;

    private static readonly PdfPoint Centre = new(CertificateStyle.Middle, 318);

    public static void Place(PdfCanvas canvas)
    {
        for (var i = 0; i < Petals; i++) canvas.Under(TextMatrix.Turned(Centre, i * Turn, 1), () => canvas.Place(Petal));
    }

    public static PdfDrawing DrawPetal()
    {
        var fonts = new FontResources();
        var canvas = new PdfCanvas(fonts);
        canvas.StrokeCurves(Waves(), 0.45, CertificateStyle.Ground);
        return new PdfDrawing(Outermost * 1.2, Outermost * 1.2 * Math.Sin(Turn) + 1, fonts, canvas);
    }

    private static IEnumerable<SmoothCurve> Waves()
    {
        for (var radius = Innermost; radius <= Outermost; radius += Step)
        {
            var height = radius * 0.13;
            foreach (var sign in (int[])[1, -1]) yield return SmoothCurve.Of(angle => Point(radius + sign * height * Math.Cos(angle * Petals), angle), (0, Turn), 2);
        }
    }

    private static PdfPoint Point(double radius, double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle));
}
