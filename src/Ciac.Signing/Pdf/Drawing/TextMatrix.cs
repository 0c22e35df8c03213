namespace Ciac.Signing.Pdf.Drawing;

/// <summary>The text matrix (ISO 32000-1 §9.4.2).</summary>
internal readonly record struct TextMatrix(double A, double B, double C, double D)
{
    public PdfPoint Origin { get; init; }

    public bool IsUpright => this is { A: 1, B: 0, C: 0, D: 1 };

    public static TextMatrix At(PdfPoint origin) => new(1, 0, 0, 1) { Origin = origin };

    /// <summary>Turned anticlockwise by an angle in radians; the width of the letters is multiplied by <paramref name="narrowing"/>.</summary>
    public static TextMatrix Turned(PdfPoint origin, double angle, double narrowing)
    {
        var (sin, cos) = Math.SinCos(angle);
        return new TextMatrix(cos * narrowing, sin * narrowing, -sin, cos) { Origin = origin };
    }
}
