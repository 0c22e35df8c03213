using System.Text;
using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>The fonts that one document or one appearance uses: names them F0, F1, … (or by another prefix) in order of first use and collects their subsets.</summary>
internal sealed class FontResources(string prefix = "F")
{
    private readonly List<GlyphSubset> _subsets = [];

    /// <summary>The letters before the index in resource names: two sets of one page have different ones.</summary>
    public string Prefix => prefix;

    /// <summary>Index of the font (its resource name is the prefix and the index) and the two-byte code of the character in it.</summary>
    public (int Font, int Code) Use(int codePoint, FontGlyph glyph)
    {
        var index = _subsets.FindIndex(subset => ReferenceEquals(subset.Font, glyph.Font));
        if (index < 0)
        {
            index = _subsets.Count;
            _subsets.Add(new GlyphSubset(glyph.Font));
        }

        return (index, _subsets[index].Add(codePoint, glyph.Glyph));
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
    public string WriteTo(IPdfObjectSink sink) => Dictionary(WriteEntriesTo(sink));

    /// <summary>Writes the fonts and returns their entries, for a dictionary that has others too.</summary>
    public string WriteEntriesTo(IPdfObjectSink sink) =>
        string.Concat(_subsets.Select((subset, index) => $"/{prefix}{index} {EmbeddedFont.WriteTo(sink, subset)} 0 R"));

    /// <summary>The resource dictionary of such entries.</summary>
    public static string Dictionary(string entries) => $"<</Font<<{entries}>>>>";
}
