namespace Ciac.Signing.Pdf.Fonts;

/// <summary>A font and the ones to ask next for a character it lacks. Later fonts are large and rarely needed, so they are read on first use.</summary>
internal sealed class FontChain(TrueTypeFont first, IReadOnlyList<Lazy<TrueTypeFont>> fallbacks)
{
    public TrueTypeFont First => first;

    /// <summary>Width of the outline, as a part of the font size, that makes a glyph of the fallback fonts (which have one weight only) as heavy as the first font.</summary>
    public double FallbackStroke { get; init; }

    /// <exception cref="MissingGlyphException">No font of the chain has the character.</exception>
    public FontGlyph Resolve(int codePoint) => Find(codePoint) ?? throw new MissingGlyphException(codePoint);

    public bool Has(int codePoint) => Find(codePoint) is not null;

    /// <summary>Whether the first font alone has every character.</summary>
    public bool FirstCovers(string text) => text.EnumerateRunes().All(rune => first.GlyphOf(rune.Value) != 0);

    /// <summary>Width in points of a text set in one line.</summary>
    public double WidthOf(ReadOnlySpan<char> text, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes()) width += Resolve(rune.Value).Advance;
        return width * size;
    }

    private FontGlyph? Find(int codePoint)
    {
        var glyph = first.GlyphOf(codePoint);
        if (glyph != 0) return new FontGlyph(first, glyph);
        foreach (var fallback in fallbacks)
        {
            glyph = fallback.Value.GlyphOf(codePoint);
            if (glyph != 0) return new FontGlyph(fallback.Value, glyph);
        }

        return null;
    }
}

/// <summary>A glyph in the font that has it.</summary>
internal readonly record struct FontGlyph(TrueTypeFont Font, int Glyph)
{
    /// <summary>Advance width as a part of the font size.</summary>
    public double Advance => Font.AdvanceOf(Glyph) / (double)Font.UnitsPerEm;
}
