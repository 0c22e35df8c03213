namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A curve of Bézier pieces.</summary>
internal sealed record SmoothCurve(PdfPoint Start, IReadOnlyList<CurvePiece> Pieces)
{
    private const double Step = 1e-4;

    /// <summary>Follows a function from one parameter to another: the pieces meet its points and its directions (Hermite form).</summary>
    public static SmoothCurve Of(Func<double, PdfPoint> function, (double From, double To) range, int pieces)
    {
        var length = (range.To - range.From) / pieces;
        var made = new CurvePiece[pieces];
        for (var i = 0; i < pieces; i++)
        {
            var (from, to) = (range.From + i * length, range.From + (i + 1) * length);
            made[i] = new CurvePiece(Along(function, from, length / 3), Along(function, to, -length / 3), Rounded(function(to)));
        }

        return new SmoothCurve(Rounded(function(range.From)), made);
    }

    // The end of the tangent at a parameter, as long as the function runs in the given part of its parameter.
    private static PdfPoint Along(Func<double, PdfPoint> function, double at, double part)
    {
        var (before, here, after) = (function(at - Step), function(at), function(at + Step));
        return Rounded(new PdfPoint(here.X + (after.X - before.X) / (2 * Step) * part, here.Y + (after.Y - before.Y) / (2 * Step) * part));
    }

    // A hundredth of a point is finer than any pen: more digits would only make the file larger.
    private static PdfPoint Rounded(PdfPoint point) => new(Math.Round(point.X, 2), Math.Round(point.Y, 2));
}

/// <summary>A cubic Bézier piece that begins where the one before it ended.</summary>
internal readonly record struct CurvePiece(PdfPoint FirstControl, PdfPoint SecondControl, PdfPoint End);
