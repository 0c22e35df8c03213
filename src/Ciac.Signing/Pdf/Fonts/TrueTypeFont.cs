using System.Text;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>One TrueType font (glyf outlines): read-only after <see cref="Parse"/>, shared by all threads.</summary>
internal sealed class TrueTypeFont
{
    private const uint TrueTypeVersion = 0x00010000;
    private const uint AppleTrueType = 0x74727565;

    private readonly Dictionary<uint, FontData> _tables;
    private readonly CharacterMap _characters;
    private readonly FontData _glyphs;
    private readonly FontData _locations;
    private readonly FontData _metrics;
    private readonly int _metricCount;
    private readonly bool _longLocations;

    private TrueTypeFont(Dictionary<uint, FontData> tables, string fallbackName)
    {
        _tables = tables;
        var head = Table("head");
        var hhea = Table("hhea");
        UnitsPerEm = head.UInt16(18);
        if (UnitsPerEm is < 16 or > 16384) throw new FontFormatException($"{UnitsPerEm} units per em are not allowed");
        Box = new GlyphBox(head.Int16(36), head.Int16(38), head.Int16(40), head.Int16(42));
        Ascent = hhea.Int16(4);
        Descent = hhea.Int16(6);
        GlyphCount = Table("maxp").UInt16(4);
        _longLocations = head.Int16(50) != 0;
        _metricCount = hhea.UInt16(34);
        _metrics = Table("hmtx");
        if (_metricCount == 0 || _metricCount * 4 > _metrics.Length) throw new FontFormatException("its advance widths are missing");
        _locations = Table("loca");
        _glyphs = Table("glyf");
        _characters = CharacterMap.Parse(Table("cmap"));
        Settled = new SettledRuns(this);
        Name = PostScriptName.Read(TryTable("name"), fallbackName);
    }

    public string Name { get; }

    public SettledRuns Settled { get; }

    public int UnitsPerEm { get; }

    /// <summary>The step of the grid that outlines in subsets are rounded to, in font units.</summary>
    public int OutlineGrid => Math.Max(1, UnitsPerEm / 250);

    public GlyphBox Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int GlyphCount { get; }

    public static TrueTypeFont Parse(ReadOnlyMemory<byte> file, string fallbackName)
    {
        var data = new FontData(file);
        if (data.UInt32(0) is not (TrueTypeVersion or AppleTrueType)) throw new FontFormatException("it is not TrueType (CFF and collections are not supported)");

        var tables = new Dictionary<uint, FontData>();
        for (var i = 0; i < data.UInt16(4); i++)
        {
            var at = 12 + i * 16;
            tables[data.UInt32(at)] = data.Part(data.Offset32(at + 8), data.Offset32(at + 12));
        }

        return new TrueTypeFont(tables, fallbackName);
    }

    /// <summary>The glyph of a code point; 0 when the font has none or names one that does not exist.</summary>
    public int GlyphOf(int codePoint)
    {
        var glyph = _characters.GlyphOf(codePoint);
        return glyph < GlyphCount ? glyph : 0;
    }

    /// <summary>Advance width in font units.</summary>
    public int AdvanceOf(int glyph) => _metrics.UInt16(Math.Min(glyph, _metricCount - 1) * 4);

    public int LeftBearingOf(int glyph) => glyph < _metricCount
        ? _metrics.Int16(glyph * 4 + 2)
        : _metrics.Int16(_metricCount * 4 + (glyph - _metricCount) * 2);

    /// <summary>The glyf entry of a glyph; empty for a glyph without outline, such as the space.</summary>
    public FontData OutlineOf(int glyph)
    {
        if (glyph < 0 || glyph >= GlyphCount) throw new FontFormatException($"glyph {glyph} does not exist");
        var start = LocationOf(glyph);
        return _glyphs.Part(start, LocationOf(glyph + 1) - start);
    }

    public FontData Table(string tag) => TryTable(tag) ?? throw new FontFormatException($"its table {tag} is missing");

    private FontData? TryTable(string tag)
    {
        var key = new FontData(Encoding.ASCII.GetBytes(tag)).UInt32(0);
        return _tables.TryGetValue(key, out var table) ? table : null;
    }

    private int LocationOf(int glyph) => _longLocations ? _locations.Offset32(glyph * 4) : _locations.UInt16(glyph * 2) * 2;
}

/// <summary>A bounding box in font units.</summary>
internal readonly record struct GlyphBox(int Left, int Bottom, int Right, int Top);
