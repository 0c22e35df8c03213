using System.Buffers.Binary;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>
/// Renumbers the glyphs that a document uses: 0 is .notdef, then the code points in order of use, then the components of composite glyphs.
/// A code point keeps a number of its own even where the font shares one glyph between two (space and no-break space): the text stays exact when copied.
/// </summary>
internal sealed class GlyphSubset(TrueTypeFont font)
{
    // A composite of composites deeper than this is damage, not design (maxp.maxComponentDepth is 1 to 3 in real fonts).
    private const int MaxGlyphs = 0xFFFF;

    private readonly Dictionary<int, int> _numberOfCodePoint = [];
    private readonly Dictionary<int, int> _numberOfComponent = [];
    private readonly List<int> _glyphs = [0];
    private readonly List<int> _codePoints = [0];
    private int _settled;

    public TrueTypeFont Font => font;

    /// <summary>Glyph of the font by new number.</summary>
    public IReadOnlyList<int> Glyphs => _glyphs;

    /// <summary>Code point by new number; the entry 0 (.notdef) has none. Components have no entry.</summary>
    public IReadOnlyList<int> CodePoints => _codePoints;

    /// <summary>The number of a code point in the subset; <paramref name="glyph"/> is its glyph in the font.</summary>
    public int Add(int codePoint, int glyph)
    {
        if (_numberOfCodePoint.TryGetValue(codePoint, out var number)) return number;
        number = _glyphs.Count;
        _numberOfCodePoint.Add(codePoint, number);
        _glyphs.Add(glyph);
        _codePoints.Add(codePoint);
        return number;
    }

    /// <summary>The number of a code point that was added; null of another.</summary>
    public int? Find(int codePoint) => _numberOfCodePoint.TryGetValue(codePoint, out var number) ? number : null;

    /// <summary>Says that the glyphs so far are those that other documents of the same kind begin with too.</summary>
    public void Settle() => _settled = _glyphs.Count;

    /// <summary>The outlines in new order; closes over the components of composite glyphs, so <see cref="Glyphs"/> is complete afterwards.</summary>
    public IReadOnlyList<OutlineRun> Runs()
    {
        var settled = _settled > 0 ? font.Settled.Of(_glyphs.GetRange(0, _settled)) : null;
        var rest = OutlineRun.Pack(OutlinesFrom(settled?.Lengths.Count ?? 0));
        return settled is null ? [rest] : [settled, rest];
    }

    private List<byte[]> OutlinesFrom(int first)
    {
        var outlines = new List<byte[]>(_glyphs.Count - first);
        for (var i = first; i < _glyphs.Count; i++)
        {
            var outline = font.OutlineOf(_glyphs[i]);
            outlines.Add(CompositeOutline.Is(outline) ? Renumbered(outline) : RoundedOutline.Of(outline, font.OutlineGrid));
        }

        return outlines;
    }

    private byte[] Renumbered(FontData outline)
    {
        var (bytes, components) = CompositeOutline.Read(outline);
        foreach (var at in components)
        {
            var component = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)NumberOfComponent(component));
        }

        return bytes;
    }

    private int NumberOfComponent(int glyph)
    {
        if (_numberOfComponent.TryGetValue(glyph, out var number)) return number;
        number = _glyphs.Count;
        if (number >= MaxGlyphs) throw new FontFormatException("its composite glyphs have no end");
        _numberOfComponent.Add(glyph, number);
        _glyphs.Add(glyph);
        return number;
    }
}
