using System.Text;
using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>The fonts that one document or one appearance uses: names them F0, F1, … in order of first use and collects their subsets.</summary>
/// <param name="shared">Fonts of the same page that are written already: their characters are taken from them. It is only read.</param>
internal sealed class FontResources(FontResources? shared = null)
{
    private readonly List<GlyphSubset> _subsets = [];
    private readonly int _first = shared?._subsets.Count ?? 0;

    /// <summary>Index of the font (its resource name is F + index) and the two-byte code of the character in it.</summary>
    public (int Font, int Code) Use(int codePoint, FontGlyph glyph)
    {
        if (shared?.Find(codePoint, glyph) is { } known) return known;
        var index = IndexOf(glyph.Font);
        if (index < 0)
        {
            index = _subsets.Count;
            _subsets.Add(new GlyphSubset(glyph.Font));
        }

        return (_first + index, _subsets[index].Add(codePoint, glyph.Glyph));
    }

    /// <summary>Takes the characters of texts that every document of a kind has, before any other: their glyphs are then packed once for all of them.</summary>
    public void Settle(FontChain chain, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            // Line breaks have no glyph; other control characters are refused where the text is drawn.
            foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune))) Use(rune.Value, chain.Resolve(rune.Value));
        }

        foreach (var subset in _subsets) subset.Settle();
    }

    /// <summary>Writes the fonts and returns the resource dictionary that names them.</summary>
    public string WriteTo(IPdfObjectSink sink) => $"<</Font<<{WriteEntriesTo(sink)}>>>>";

    /// <summary>Writes the fonts, without the shared ones, and returns their entries for a dictionary that has others too.</summary>
    public string WriteEntriesTo(IPdfObjectSink sink) =>
        string.Concat(_subsets.Select((subset, index) => $"/F{_first + index} {EmbeddedFont.WriteTo(sink, subset)} 0 R"));

    private (int Font, int Code)? Find(int codePoint, FontGlyph glyph) =>
        IndexOf(glyph.Font) is >= 0 and var index && _subsets[index].Find(codePoint) is { } code ? (index, code) : null;

    private int IndexOf(TrueTypeFont font) => _subsets.FindIndex(subset => ReferenceEquals(subset.Font, font));
}
