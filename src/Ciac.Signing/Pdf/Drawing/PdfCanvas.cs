using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A content stream in the making (ISO 32000-1 §8, §9). Colours are set only when they change.</summary>
internal sealed class PdfCanvas(FontResources fonts)
{
    // Control points of a quarter circle by Bézier curves.
    private const double CircleControl = 0.5522847498;

    private readonly PdfBuffer _content = new(8192);
    private PdfColor _fill = PdfColor.Black;
    private PdfColor _stroke = PdfColor.Black;
    private double _weight;

    public ReadOnlySpan<byte> Content => _content.Written;

    /// <summary>The content when it is one of several of a page: what it changes is set back at its end.</summary>
    public ReadOnlySpan<byte> EnclosedContent => new PdfBuffer(_content.Length + 8).Ascii("q\n").Raw(_content.Written).Ascii("Q\n").Written;

    /// <summary>Multiplies all that follows; meant to be called once, before anything is drawn.</summary>
    public void Scale(double factor) => _content.Number(factor).Ascii(" 0 0 ").Number(factor).Ascii(" 0 0 cm\n");

    /// <summary>Draws with the lower left corner of a square as origin and a number of units along its side.</summary>
    public void Within(PdfRectangle square, int units, Action draw)
    {
        var scale = square.Width / units;
        Under(new TextMatrix(scale, 0, 0, scale) { Origin = new PdfPoint(square.X, square.Y) }, draw);
    }

    /// <summary>Draws under a matrix: moved, turned, scaled.</summary>
    public void Under(TextMatrix matrix, Action draw)
    {
        var (fill, stroke) = (_fill, _stroke);
        _content.Ascii("q ");
        Factors(matrix).Ascii(" cm\n");
        draw();
        _content.Ascii("Q\n");
        (_fill, _stroke) = (fill, stroke);
    }

    /// <summary>Draws a form XObject of the page's resources.</summary>
    public void Place(string name) => _content.Ascii("/").Ascii(name).Ascii(" Do\n");

    public void FillRectangle(PdfRectangle area, PdfColor color)
    {
        Fill(color);
        Rectangle(area).Ascii(" f\n");
    }

    public void FillRectangles(IEnumerable<PdfRectangle> areas, PdfColor color)
    {
        Fill(color);
        foreach (var area in areas) Rectangle(area).Ascii("\n");
        _content.Ascii("f\n");
    }

    public void StrokeRectangle(PdfRectangle area, double width, PdfColor color)
    {
        Stroke(color);
        _content.Number(width).Ascii(" w ");
        Rectangle(area).Ascii(" S\n");
    }

    public void Line(PdfPoint from, PdfPoint to, double width, PdfColor color)
    {
        Stroke(color);
        _content.Number(width).Ascii(" w ");
        Point(from).Ascii(" m ");
        Point(to).Ascii(" l S\n");
    }

    public void StrokeCircle(PdfPoint centre, double radius, double width, PdfColor color)
    {
        Stroke(color);
        _content.Number(width).Ascii(" w ");
        Point(new PdfPoint(centre.X + radius, centre.Y)).Ascii(" m ");
        for (var quarter = 0; quarter < 4; quarter++) Quarter(centre, radius, quarter);
        _content.Ascii("s\n");
    }

    public void FillCircle(PdfPoint centre, double radius, PdfColor color)
    {
        Fill(color);
        Point(new PdfPoint(centre.X + radius, centre.Y)).Ascii(" m ");
        for (var quarter = 0; quarter < 4; quarter++) Quarter(centre, radius, quarter);
        _content.Ascii("f\n");
    }

    /// <summary>Strokes smooth curves with one pen.</summary>
    public void StrokeCurves(IEnumerable<SmoothCurve> curves, double width, PdfColor color)
    {
        Stroke(color);
        _content.Number(width).Ascii(" w\n");
        foreach (var curve in curves) Trace(curve);
        _content.Ascii("S\n");
    }

    public void FillPolygon(IReadOnlyList<PdfPoint> corners, PdfColor color)
    {
        Fill(color);
        Point(corners[0]).Ascii(" m ");
        foreach (var corner in corners.Skip(1)) Point(corner).Ascii(" l ");
        _content.Ascii("f\n");
    }

    /// <summary>Sets a text in one line with its baseline starting at a point.</summary>
    public void Text(TextStyle style, PdfPoint at, ReadOnlySpan<char> text) => Text(style, TextMatrix.At(at), text);

    /// <summary>Sets a text in one line with the middle of its baseline at a point.</summary>
    public void TextCentred(TextStyle style, PdfPoint foot, ReadOnlySpan<char> text) =>
        Text(style, foot with { X = foot.X - style.WidthOf(text) / 2 }, text);

    /// <summary>Sets a text in one line with its baseline ending at a point.</summary>
    public void TextEnding(TextStyle style, PdfPoint foot, ReadOnlySpan<char> text) =>
        Text(style, foot with { X = foot.X - style.WidthOf(text) }, text);

    /// <summary>Sets a text in one line under a matrix (turned or narrowed letters).</summary>
    public void Text(TextStyle style, TextMatrix matrix, ReadOnlySpan<char> text)
    {
        Fill(style.Color);
        _content.Ascii("BT ");
        var font = -1;
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = style.Font.Resolve(rune.Value);
            var (next, code) = fonts.Use(rune.Value, glyph);
            if (next != font) BeginRun(new Run(font < 0, next, glyph.Font != style.Font.First), style, matrix);
            font = next;
            _content.Hex16(code);
        }

        _content.Ascii(font < 0 ? "" : "> Tj ");
        Weight(0, style);
        _content.Ascii("ET\n");
    }

    // The matrix is set for the first run only: the later ones continue where the text is.
    private void BeginRun(Run run, TextStyle style, TextMatrix matrix)
    {
        if (!run.IsFirst) _content.Ascii("> Tj ");
        Weight(run.IsFallback ? style.Stroke + style.Font.FallbackStroke : style.Stroke, style);
        _content.Ascii("/F").Integer(run.Font).Ascii(" ").Number(style.Size).Ascii(" Tf ");
        if (run.IsFirst) Matrix(matrix);
        _content.Ascii("<");
    }

    // Text rendering mode 2 fills and outlines; the mode outlives the text object, so it is always set back. Round joins: pointed ones make spikes of sharp turns.
    private void Weight(double stroke, TextStyle style)
    {
        if (stroke == _weight) return;
        _weight = stroke;
        if (stroke == 0)
        {
            _content.Ascii("0 Tr 0 j ");
            return;
        }

        Stroke(style.Color);
        _content.Number(stroke * style.Size).Ascii(" w 1 j 2 Tr ");
    }

    private void Matrix(TextMatrix matrix)
    {
        if (!matrix.IsUpright)
        {
            Factors(matrix).Ascii(" Tm ");
            return;
        }

        Point(matrix.Origin).Ascii(" Td ");
    }

    private PdfBuffer Factors(TextMatrix matrix)
    {
        foreach (var factor in (ReadOnlySpan<double>)[matrix.A, matrix.B, matrix.C, matrix.D]) _content.Number(factor).Ascii(" ");
        return Point(matrix.Origin);
    }

    private void Trace(SmoothCurve curve)
    {
        Point(curve.Start).Ascii(" m\n");
        foreach (var piece in curve.Pieces)
        {
            Point(piece.FirstControl).Ascii(" ");
            Point(piece.SecondControl).Ascii(" ");
            Point(piece.End).Ascii(" c\n");
        }
    }

    private void Quarter(PdfPoint centre, double radius, int quarter)
    {
        var (sin, cos) = Math.SinCos(quarter * Math.PI / 2);
        PdfPoint At(double x, double y) => new(centre.X + radius * (x * cos - y * sin), centre.Y + radius * (x * sin + y * cos));
        Point(At(1, CircleControl)).Ascii(" ");
        Point(At(CircleControl, 1)).Ascii(" ");
        Point(At(0, 1)).Ascii(" c ");
    }

    private void Fill(PdfColor color)
    {
        if (color == _fill) return;
        _fill = color;
        Color(color).Ascii(" rg ");
    }

    private void Stroke(PdfColor color)
    {
        if (color == _stroke) return;
        _stroke = color;
        Color(color).Ascii(" RG ");
    }

    private PdfBuffer Color(PdfColor color) =>
        _content.Number(color.Red / 255.0).Ascii(" ").Number(color.Green / 255.0).Ascii(" ").Number(color.Blue / 255.0);

    private PdfBuffer Point(PdfPoint point) => _content.Number(point.X).Ascii(" ").Number(point.Y);

    private PdfBuffer Rectangle(PdfRectangle area) =>
        Point(new PdfPoint(area.X, area.Y)).Ascii(" ").Number(area.Width).Ascii(" ").Number(area.Height).Ascii(" re");

    private readonly record struct Run(bool IsFirst, int Font, bool IsFallback);
}
