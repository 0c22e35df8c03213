namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A point in points (1/72 inch), origin at the lower left as PDF has it.</summary>
internal readonly record struct PdfPoint(double X, double Y);

/// <summary>A rectangle in points; <paramref name="X"/>, <paramref name="Y"/> is its lower left corner.</summary>
internal readonly record struct PdfRectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Top => Y + Height;

    public PdfPoint Centre => new(X + Width / 2, Y + Height / 2);

    public PdfRectangle Inset(double by) => new(X + by, Y + by, Width - 2 * by, Height - 2 * by);
}
