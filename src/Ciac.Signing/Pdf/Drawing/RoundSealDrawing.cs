using Ciac.Signing.Pdf.Fonts;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>
/// A round red seal: ring, star, the unit's name on the upper arc and the seal's number on the lower one, both reading from left to right.
/// Everything is drawn in a square of 100 units and scaled to the wanted size.
/// </summary>
internal static class RoundSealDrawing
{
    private const double RingWidth = 2.4;
    private const double RingRadius = 50 - RingWidth / 2 - 0.4;
    private const double NameTop = 45.1;
    private const double NumberBottom = 44.6;
    private const double NumberSize = 5.2;
    private const double StarRadius = 14.5;

    // The widest opening of the arc of the name, with and without a number below, in radians.
    private const double WidestWithNumber = 250 * Math.PI / 180;
    private const double WidestAlone = 268 * Math.PI / 180;
    private const double LargestLetter = 15.5;
    private const double SmallestLetter = 5.5;

    // Letters of a seal are tall and narrow, but below this they close up in print.
    private const double Narrowest = 0.62;
    private const double WidestGap = 1.22;

    /// <param name="fonts">The fonts of the documents.</param>
    /// <param name="unitName">Set on the arc; a long name gets smaller and narrower letters.</param>
    /// <param name="number">Set below the star, or nothing.</param>
    /// <param name="size">Diameter in points.</param>
    /// <exception cref="MissingGlyphException">No font has a character of the name.</exception>
    public static PdfDrawing Draw(FontLibrary fonts, string unitName, string? number, double size)
    {
        var resources = new FontResources();
        // A unit's seal comes again and again, so its letters are packed once.
        resources.Settle(fonts.Bold, unitName, number ?? "");
        var canvas = new PdfCanvas(resources);
        canvas.Scale(size / 100);
        canvas.StrokeCircle(Centre, RingRadius, RingWidth, PdfColor.SealRed);
        canvas.FillPolygon(Star(), PdfColor.SealRed);
        DrawName(canvas, fonts.Bold, unitName, number is null ? WidestAlone : WidestWithNumber);
        if (number is not null) DrawNumber(canvas, fonts.Bold, number);
        return new PdfDrawing(size, size, resources, canvas);
    }

    private static PdfPoint Centre => new(50, 50);

    private static PdfPoint[] Star() => [.. Enumerable.Range(0, 10).Select(corner =>
    {
        // The inner corners of a regular five-pointed star lie at cos 72° / cos 36° of its radius.
        var radius = corner % 2 == 0 ? StarRadius : StarRadius * 0.381966;
        return OnCircle(radius, Math.PI / 2 - corner * Math.PI / 5);
    })];

    private static void DrawName(PdfCanvas canvas, FontChain font, string name, double widest)
    {
        var fit = FitName(font.WidthOf(name, 1), name.EnumerateRunes().Count(), widest);
        var radius = NameTop - fit.Letter * 0.86;
        var middle = radius + fit.Letter * 0.38;
        var angle = Math.PI / 2 + fit.Length / middle / 2;
        foreach (var rune in name.EnumerateRunes())
        {
            var advance = font.Resolve(rune.Value).Advance * fit.Letter * fit.Narrowing;
            var half = (advance + fit.Gap) / middle / 2;
            angle -= half;
            Letter(canvas, new TextStyle(font, fit.Letter, PdfColor.SealRed), new Place(OnCircle(radius, angle), angle - Math.PI / 2, fit.Narrowing, advance), rune.ToString());
            angle -= half;
        }
    }

    // Takes the largest letters for which the name fits into the arc at the narrowest; a short name is spread a little, not over the whole arc.
    private static NameFit FitName(double ems, int letters, double widest)
    {
        for (var letter = LargestLetter; ; letter -= 0.25)
        {
            var arc = widest * (NameTop - letter * 0.48);
            var narrowing = Math.Min(1, arc / (ems * letter) * 0.94);
            if (narrowing < Narrowest && letter > SmallestLetter) continue;
            var wish = Math.Min(arc, ems * letter * narrowing * (letters > 12 ? 1.06 : WidestGap));
            return new NameFit(letter, narrowing, wish, (wish - ems * letter * narrowing) / letters);
        }
    }

    private static void DrawNumber(PdfCanvas canvas, FontChain font, string number)
    {
        var style = new TextStyle(font, NumberSize, PdfColor.SealRed);
        var spread = Math.Min(1.12, 70 / style.WidthOf(number));
        var middle = NumberBottom - NumberSize * 0.35;
        var angle = -Math.PI / 2 - style.WidthOf(number) * spread / middle / 2;
        foreach (var rune in number.EnumerateRunes())
        {
            var advance = font.Resolve(rune.Value).Advance * NumberSize;
            var half = advance * spread / middle / 2;
            angle += half;
            Letter(canvas, style, new Place(OnCircle(NumberBottom, angle), angle + Math.PI / 2, Math.Min(1, spread), advance * Math.Min(1, spread)), rune.ToString());
            angle += half;
        }
    }

    // The foot of a letter touches the circle in its middle.
    private static void Letter(PdfCanvas canvas, TextStyle style, Place place, string letter)
    {
        var (sin, cos) = Math.SinCos(place.Turn);
        var origin = new PdfPoint(place.Foot.X - cos * place.Advance / 2, place.Foot.Y - sin * place.Advance / 2);
        canvas.Text(style, TextMatrix.Turned(origin, place.Turn, place.Narrowing), letter);
    }

    private static PdfPoint OnCircle(double radius, double angle) => new(Centre.X + radius * Math.Cos(angle), Centre.Y + radius * Math.Sin(angle));

    private readonly record struct NameFit(double Letter, double Narrowing, double Length, double Gap);

    private readonly record struct Place(PdfPoint Foot, double Turn, double Narrowing, double Advance);
}
