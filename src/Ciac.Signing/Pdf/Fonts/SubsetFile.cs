using System.Buffers.Binary;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>Writes the font file of a subset: only the tables that a CIDFontType2 with an identity map needs (ISO 32000-1 §9.9.1).</summary>
internal static class SubsetFile
{
    private const uint ChecksumOfFile = 0xB1B0AFBA;
    private static readonly string[] Tags = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    public static byte[] Write(GlyphSubset subset)
    {
        var outlines = subset.Outlines();
        var locations = Locations(outlines);
        byte[][] tables = [Glyphs(outlines, locations), Head(subset.Font), Hhea(subset), Metrics(subset), Loca(locations), Maxp(subset)];
        return Assemble(tables);
    }

    private static int[] Locations(IReadOnlyList<byte[]> outlines)
    {
        var locations = new int[outlines.Count + 1];
        for (var i = 0; i < outlines.Count; i++) locations[i + 1] = locations[i] + Padded(outlines[i].Length);
        return locations;
    }

    private static byte[] Glyphs(IReadOnlyList<byte[]> outlines, int[] locations)
    {
        var table = new byte[locations[^1]];
        for (var i = 0; i < outlines.Count; i++) outlines[i].CopyTo(table, locations[i]);
        return table;
    }

    private static byte[] Loca(int[] locations)
    {
        var table = new byte[locations.Length * 4];
        for (var i = 0; i < locations.Length; i++) BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(i * 4), locations[i]);
        return table;
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var table = font.Table("head").Span(0, 54).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(50), 1);
        return table;
    }

    private static byte[] Hhea(GlyphSubset subset)
    {
        var table = subset.Font.Table("hhea").Span(0, 36).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(34), (ushort)subset.Glyphs.Count);
        return table;
    }

    private static byte[] Metrics(GlyphSubset subset)
    {
        var table = new byte[subset.Glyphs.Count * 4];
        for (var i = 0; i < subset.Glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(i * 4), (ushort)subset.Font.AdvanceOf(subset.Glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(i * 4 + 2), (short)subset.Font.LeftBearingOf(subset.Glyphs[i]));
        }

        return table;
    }

    private static byte[] Maxp(GlyphSubset subset)
    {
        var table = subset.Font.Table("maxp").Span(0, 32).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), (ushort)subset.Glyphs.Count);
        return table;
    }

    private static byte[] Assemble(byte[][] tables)
    {
        var directory = 12 + tables.Length * 16;
        var file = new byte[directory + tables.Sum(table => Padded(table.Length))];
        WriteHeader(file, tables.Length);
        var at = directory;
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i].CopyTo(file, at);
            var entry = file.AsSpan(12 + i * 16);
            System.Text.Encoding.ASCII.GetBytes(Tags[i], entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(at, Padded(tables[i].Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], tables[i].Length);
            at += Padded(tables[i].Length);
        }

        var head = directory + Padded(tables[0].Length);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), ChecksumOfFile - Checksum(file));
        return file;
    }

    private static void WriteHeader(byte[] file, int tables)
    {
        var power = System.Numerics.BitOperations.Log2((uint)tables);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(tables * 16 - (16 << power)));
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= bytes.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
