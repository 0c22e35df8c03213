using System.Buffers.Binary;
using System.Text;

namespace Ciac.Signing.Tests.Pdf.Fonts;

/// <summary>
/// A TrueType font of a few glyphs, built in memory so that each part of it can be damaged:
/// 'A' = 1 (a triangle with a hinting program), 'B' = 2 (composite of 1), 'C' = 3 (composite of 2 and 1), U+20BB7 = 1 too, space and no-break space = 4 (no outline).
/// </summary>
internal sealed class TinyFont
{
    public const int RareCodePoint = 0x20BB7;

    public uint Version { get; init; } = 0x00010000;

    public int CompositeTarget { get; init; } = 1;

    public bool Format4 { get; init; }

    public string? Without { get; init; }

    public byte[] Build()
    {
        byte[][] glyphs = [[], Triangle(), Composite(CompositeTarget), Composite(2, 1), []];
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Shorts(0, 1, 0, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, -200, 1000, 800, 0, 8, 2, 1, 0),
            ["hhea"] = Shorts(0, 1, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 5),
            ["maxp"] = Shorts(0, 1, 5, 3, 1, 6, 2, 2, 0, 0, 0, 0, 0, 1, 2, 2),
            ["hmtx"] = Shorts(500, 0, 600, 10, 610, 20, 620, 30, 250, 0),
            ["loca"] = Locations(glyphs),
            ["glyf"] = [.. glyphs.SelectMany(Padded)],
            ["cmap"] = Format4 ? CmapFormat4() : CmapFormat12(),
            ["name"] = Name("Tiny Font-Regular!"),
        };
        if (Without is not null) tables.Remove(Without);
        return File(tables);
    }

    private static byte[] Triangle() =>
    [
        .. Shorts(1, 0, 0, 500, 700, 2, 3), 0x4F, 0x4F, 0x4F, 0x01, 0x01, 0x01, .. Shorts(0, 500, -250, 0, 0, 700),
    ];

    private static byte[] Composite(params int[] parts)
    {
        var bytes = new List<byte>(Shorts(-1, 0, 0, 500, 700));
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            bytes.AddRange(Shorts(0x0003 | 0x0008 | (last ? 0x0100 : 0x0020), parts[i], 10, 20, 0x2000));
        }

        return [.. bytes, .. Shorts(2), 0x4F, 0x4F];
    }

    private static byte[] Locations(byte[][] glyphs)
    {
        var at = 0;
        return [.. Ints(0), .. glyphs.SelectMany(glyph => Ints(at += Padded(glyph).Length))];
    }

    private static byte[] CmapFormat12() =>
    [
        .. Shorts(0, 1, 3, 10), .. Ints(12), .. Shorts(12, 0), .. Ints(16 + 4 * 12, 0, 4),
        .. Ints(' ', ' ', 4), .. Ints('A', 'C', 1), .. Ints(0xA0, 0xA0, 4), .. Ints(RareCodePoint, RareCodePoint, 1),
    ];

    // Two segments by delta, one through the glyph array, and the closing one.
    private static byte[] CmapFormat4() =>
    [
        .. Shorts(0, 1, 3, 1), .. Ints(12), .. Shorts(4, 52, 0, 8, 0, 0, 0),
        .. Shorts(' ', 'C', 0xA0, -1), .. Shorts(0), .. Shorts(' ', 'A', 0xA0, -1),
        .. Shorts(4 - ' ', 0, 4 - 0xA0, 1), .. Shorts(0, 6, 0, 0), .. Shorts(1, 2, 3),
    ];

    private static byte[] Name(string name) =>
        [.. Shorts(0, 1, 18, 3, 1, 0x409, 6, name.Length * 2, 0), .. Encoding.BigEndianUnicode.GetBytes(name)];

    private byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var directory = new List<byte>([.. Ints((int)Version), .. Shorts(tables.Count, 0, 0, 0)]);
        var body = new List<byte>();
        foreach (var (tag, content) in tables)
        {
            directory.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Ints(0, 12 + tables.Count * 16 + body.Count, content.Length)]);
            body.AddRange(Padded(content));
        }

        return [.. directory, .. body];
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[(4 - bytes.Length % 4) % 4]];

    private static byte[] Shorts(params int[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(i * 2), unchecked((short)values[i]));
        return bytes;
    }

    private static byte[] Ints(params int[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }
}
