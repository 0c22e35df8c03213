using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The border: plaited waves between thick and thin lines, and a rosette at each corner.</summary>
internal static class GuillocheBorder
{
    public const string Wave = "Wave";
    public const string Rosette = "Rosette";

    private const double Outer = 23;
    private const double Band = 27;
    private const double Middle = Outer + Band / 2;
    private const double RosetteRadius = 27;
    private const double Pen = 0.42;

    private static readonly double[] Amplitudes = [3.1, 5.7, 8.3, 10.9];
    private static readonly PdfRectangle Axis = new(Middle, Middle, CertificateStyle.PageWidth - 2 * Middle, CertificateStyle.PageHeight - 2 * Middle);

    // The whole waves of a long and of a short side, nearly equal; a drawing has one size, so the short side's are stretched a little.
    private const int LongCount = 36;
    private const int ShortCount = 24;
    private static readonly double Length = Axis.Width / LongCount;

    public static void Place(PdfCanvas canvas)
    {
        canvas.StrokeRectangle(Axis.Inset(-Band / 2 - 3.6), 1.7, CertificateStyle.Navy);
        canvas.StrokeRectangle(Axis.Inset(-Band / 2), 0.5, CertificateStyle.Gold);
        canvas.StrokeRectangle(Axis.Inset(Band / 2), 0.5, CertificateStyle.Gold);
        canvas.StrokeRectangle(Axis.Inset(Band / 2 + 3.2), 0.9, CertificateStyle.Navy);
        foreach (var height in (ReadOnlySpan<double>)[Axis.Y, Axis.Top]) Side(canvas, new PdfPoint(Axis.X, height), new TextMatrix(1, 0, 0, 1), LongCount);
        var stretch = Axis.Height / ShortCount / Length;
        foreach (var x in (ReadOnlySpan<double>)[Axis.X, Axis.Right]) Side(canvas, new PdfPoint(x, Axis.Y), new TextMatrix(0, stretch, -1, 0), ShortCount);
        foreach (var x in (ReadOnlySpan<double>)[Axis.X, Axis.Right])
        {
            foreach (var y in (ReadOnlySpan<double>)[Axis.Y, Axis.Top]) Corner(canvas, new PdfPoint(x, y));
        }
    }

    /// <summary>One wave of the plait.</summary>
    public static PdfDrawing DrawWave()
    {
        var fonts = new FontResources();
        var canvas = new PdfCanvas(fonts);
        canvas.StrokeCurves(Waves(0), Pen, CertificateStyle.Gold);
        canvas.StrokeCurves(Waves(Length / 4), Pen, CertificateStyle.Navy);
        return new PdfDrawing(Length, Band, fonts, canvas);
    }

    /// <summary>A ring of circles, and two waves around it.</summary>
    public static PdfDrawing DrawRosette()
    {
        var fonts = new FontResources();
        var canvas = new PdfCanvas(fonts);
        var centre = new PdfPoint(RosetteRadius, RosetteRadius);
        canvas.FillCircle(centre, RosetteRadius - 0.5, PdfColor.White);
        canvas.Under(TextMatrix.At(centre), () => Rings(canvas));
        return new PdfDrawing(2 * RosetteRadius, 2 * RosetteRadius, fonts, canvas);
    }

    private static void Rings(PdfCanvas canvas)
    {
        var none = new PdfPoint(0, 0);
        const int circles = 24;
        for (var i = 0; i < circles; i++) canvas.Under(TextMatrix.Turned(none, i * 2 * Math.PI / circles, 1), () => canvas.StrokeCircle(new PdfPoint(9.6, 0), 8.2, 0.3, CertificateStyle.Gold));
        const int lobes = 8;
        for (var i = 0; i < lobes; i++) canvas.Under(TextMatrix.Turned(none, i * 2 * Math.PI / lobes, 1), () => canvas.StrokeCurves(Lobe(2 * Math.PI / lobes), 0.4, CertificateStyle.Navy));
        canvas.StrokeCircle(none, 25.8, 0.9, CertificateStyle.Navy);
        Diamond.Fill(canvas, none, 1.4, CertificateStyle.Navy);
    }

    private static IEnumerable<SmoothCurve> Lobe(double turn)
    {
        for (var shift = 0.0; shift < 2 * Math.PI; shift += Math.PI / 2)
        {
            var start = shift;
            yield return SmoothCurve.Of(angle => Polar(21.6 + 3.2 * Math.Sin(2 * Math.PI / turn * angle + start), angle), (0, turn), 4);
        }
    }

    private static void Side(PdfCanvas canvas, PdfPoint start, TextMatrix direction, int count) =>
        canvas.Under(direction with { Origin = start }, () =>
        {
            for (var i = 0; i < count; i++) canvas.Under(TextMatrix.At(new PdfPoint(i * Length, -Band / 2)), () => canvas.Place(Wave));
        });

    private static void Corner(PdfCanvas canvas, PdfPoint centre) =>
        canvas.Under(TextMatrix.At(new PdfPoint(centre.X - RosetteRadius, centre.Y - RosetteRadius)), () => canvas.Place(Rosette));

    private static IEnumerable<SmoothCurve> Waves(double shift) => Amplitudes.SelectMany(each => new[] { each, -each })
        .Select(height => SmoothCurve.Of(x => new PdfPoint(x, Band / 2 + height * Math.Sin((x + shift) * 2 * Math.PI / Length)), (0, Length), 4));

    private static PdfPoint Polar(double radius, double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle));
}
