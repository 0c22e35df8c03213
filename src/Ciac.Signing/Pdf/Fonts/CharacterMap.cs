namespace Ciac.Signing.Pdf.Fonts;

/// <summary>Code point to glyph, from the cmap table: format 12 when there is one, else format 4 (OpenType 1.9, "cmap").</summary>
internal sealed class CharacterMap
{
    private readonly uint[] _starts;
    private readonly uint[] _ends;
    private readonly uint[] _glyphs;

    private CharacterMap(List<CharacterRange> ranges)
    {
        ranges.Sort((a, b) => a.Start.CompareTo(b.Start));
        _starts = [.. ranges.Select(range => range.Start)];
        _ends = [.. ranges.Select(range => range.End)];
        _glyphs = [.. ranges.Select(range => range.Glyph)];
    }

    /// <summary>The glyph of a code point, 0 when the font does not have it.</summary>
    public int GlyphOf(int codePoint)
    {
        var at = Array.BinarySearch(_starts, (uint)codePoint);
        if (at < 0) at = ~at - 1;
        return at >= 0 && codePoint <= _ends[at] ? (int)(_glyphs[at] + (uint)codePoint - _starts[at]) : 0;
    }

    public static CharacterMap Parse(FontData table)
    {
        var format4 = -1;
        for (var i = 0; i < table.UInt16(2); i++)
        {
            var offset = table.Offset32(4 + i * 8 + 4);
            var format = table.UInt16(offset);
            if (format == 12) return new CharacterMap(ParseFormat12(table.From(offset)));
            if (format == 4) format4 = offset;
        }

        return format4 >= 0
            ? new CharacterMap(ParseFormat4(table.From(format4)))
            : throw new FontFormatException("it has no Unicode character map of format 4 or 12");
    }

    private static List<CharacterRange> ParseFormat12(FontData table)
    {
        var count = table.Offset32(12);
        if (count > table.Length / 12) throw new FontFormatException("its character map is longer than the file");

        var ranges = new List<CharacterRange>(count);
        for (var at = 16; at < 16 + count * 12; at += 12)
        {
            ranges.Add(new CharacterRange(table.UInt32(at), table.UInt32(at + 4), table.UInt32(at + 8)));
        }

        return ranges;
    }

    private static List<CharacterRange> ParseFormat4(FontData table)
    {
        var segments = table.UInt16(6) / 2;
        var ranges = new List<CharacterRange>(segments);
        for (var segment = 0; segment < segments; segment++)
        {
            var start = table.UInt16(16 + segments * 2 + segment * 2);
            var end = Math.Min(table.UInt16(14 + segment * 2), 0xFFFE);
            for (var code = start; code <= end; code++) Append(ranges, code, Format4Glyph(table, segment, code));
        }

        return ranges;
    }

    private static int Format4Glyph(FontData table, int segment, int code)
    {
        var segments = table.UInt16(6) / 2;
        var start = table.UInt16(16 + segments * 2 + segment * 2);
        var delta = table.UInt16(16 + segments * 4 + segment * 2);
        var rangeAt = 16 + segments * 6 + segment * 2;
        var range = table.UInt16(rangeAt);
        if (range == 0) return (code + delta) & 0xFFFF;

        var glyph = table.UInt16(rangeAt + range + (code - start) * 2);
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private static void Append(List<CharacterRange> ranges, int code, int glyph)
    {
        if (glyph == 0) return;
        if (ranges.Count > 0 && ranges[^1].Continues((uint)code, (uint)glyph)) ranges[^1] = ranges[^1] with { End = (uint)code };
        else ranges.Add(new CharacterRange((uint)code, (uint)code, (uint)glyph));
    }

    private readonly record struct CharacterRange(uint Start, uint End, uint Glyph)
    {
        public bool Continues(uint code, uint glyph) => code == End + 1 && glyph == Glyph + code - Start;
    }
}
