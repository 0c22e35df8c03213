using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The border: two plaited bands of waves between thick and thin lines, with a rosette at each corner.</summary>
internal static class GuillocheBorder
{
    private const double Outer = 22;
    private const double Band = 28;
    private const double Middle = Outer + Band / 2;
    private const double WaveLength = 21.9;

    private static readonly double[] Amplitudes = [2.6, 5.2, 7.8, 10.4];
    private static readonly PdfRectangle Axis = new(Middle, Middle, CertificateStyle.PageWidth - 2 * Middle, CertificateStyle.PageHeight - 2 * Middle);

    public static void Draw(PdfCanvas canvas)
    {
        canvas.StrokeRectangle(Axis.Inset(-Band / 2 - 3.5), 1.6, CertificateStyle.Navy);
        canvas.StrokeRectangle(Axis.Inset(-Band / 2), 0.5, CertificateStyle.Gold);
        canvas.StrokeRectangle(Axis.Inset(Band / 2), 0.5, CertificateStyle.Gold);
        canvas.StrokeRectangle(Axis.Inset(Band / 2 + 3), 0.9, CertificateStyle.Navy);
        Side(canvas, new PdfPoint(Axis.X, Axis.Y), 0, Axis.Width);
        Side(canvas, new PdfPoint(Axis.X, Axis.Top), 0, Axis.Width);
        Side(canvas, new PdfPoint(Axis.X, Axis.Y), Math.PI / 2, Axis.Height);
        Side(canvas, new PdfPoint(Axis.Right, Axis.Y), Math.PI / 2, Axis.Height);
    }

    private static void Side(PdfCanvas canvas, PdfPoint start, double angle, double length)
    {
        var count = (int)Math.Round(length / WaveLength);
        var wave = length / count;
        canvas.Under(TextMatrix.Turned(start, angle, 1), () =>
        {
            for (var i = 0; i < count; i++) canvas.Under(TextMatrix.At(new PdfPoint(i * wave, 0)), () => Tile(canvas, wave));
        });
    }

    private static void Tile(PdfCanvas canvas, double wave)
    {
        canvas.StrokeCurves(Waves(wave, 0), 0.45, CertificateStyle.Gold);
        canvas.StrokeCurves(Waves(wave, wave / 4), 0.45, CertificateStyle.Navy);
    }

    private static IEnumerable<SmoothCurve> Waves(double wave, double shift) => Amplitudes.SelectMany(each => new[] { each, -each })
        .Select(height => SmoothCurve.Of(x => new PdfPoint(x, height * Math.Sin((x + shift) * 2 * Math.PI / wave)), (0, wave), 4));
}
