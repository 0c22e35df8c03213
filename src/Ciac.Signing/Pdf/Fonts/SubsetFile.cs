using System.Buffers.Binary;
using System.Text;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>
/// Writes the font program of a subset as a zlib stream: only the tables that a CIDFontType2 with an identity map needs (ISO 32000-1 §9.9.1).
/// The outlines come last in the file, so that a run that is deflated already can be joined to the others.
/// </summary>
internal sealed class SubsetFile
{
    private const uint ChecksumOfFile = 0xB1B0AFBA;
    private const int DirectoryLength = 12 + 6 * 16;
    private const int ShortLocationLimit = 0xFFFF * 2;

    private readonly GlyphSubset _subset;
    private readonly IReadOnlyList<OutlineRun> _runs;
    private readonly Checksums _glyphs;

    private SubsetFile(GlyphSubset subset)
    {
        _subset = subset;
        _runs = subset.Runs();
        _glyphs = _runs.Aggregate(Checksums.None, (sums, run) => sums.Then(run.Packed.Sums));
    }

    private int Count => _subset.Glyphs.Count;

    private bool HasShortLocations => _glyphs.Length <= ShortLocationLimit;

    /// <returns>The zlib stream and the length of what it holds.</returns>
    public static (byte[] Flate, int Length) Write(GlyphSubset subset) => new SubsetFile(subset).Write();

    private (byte[] Flate, int Length) Write()
    {
        var front = PackedBytes.Pack(Front());
        var sums = front.Sums.Then(_glyphs);
        var stream = new byte[2 + front.Deflated.Length + _runs.Sum(run => run.Packed.Deflated.Length) + 2 + 4];
        (stream[0], stream[1]) = (0x78, 0x9C);
        var at = Append(stream, 2, front.Deflated);
        foreach (var run in _runs) at = Append(stream, at, run.Packed.Deflated);
        stream[at] = 0x03;   // An empty final block ends what the sync flushes left open.
        BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(at + 2), sums.Adler);
        return (stream, sums.Length);
    }

    private static int Append(byte[] target, int at, byte[] part)
    {
        part.CopyTo(target, at);
        return at + part.Length;
    }

    // Everything before the outlines: directory and the small tables.
    private byte[] Front()
    {
        (string Tag, byte[] Content)[] tables = [("head", Head()), ("hhea", Hhea()), ("hmtx", Metrics()), ("loca", Locations()), ("maxp", Maxp())];
        var length = DirectoryLength + tables.Sum(table => Padded(table.Content.Length));
        var front = new byte[length];
        WriteHeader(front, tables.Length + 1);
        WriteEntry(front.AsSpan(12), "glyf", new TablePlace(length, _glyphs.Length, _glyphs.Font));
        var at = DirectoryLength;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, content) = tables[i];
            content.CopyTo(front, at);
            WriteEntry(front.AsSpan(28 + i * 16), tag, new TablePlace(at, content.Length, Checksums.FontSum(front.AsSpan(at, Padded(content.Length)))));
            at += Padded(content.Length);
        }

        var whole = Checksums.FontSum(front) + _glyphs.Font;
        BinaryPrimitives.WriteUInt32BigEndian(front.AsSpan(DirectoryLength + 8), ChecksumOfFile - whole);
        return front;
    }

    private byte[] Locations()
    {
        var width = HasShortLocations ? 2 : 4;
        var table = new byte[(Count + 1) * width];
        var (at, location) = (0, 0);
        foreach (var length in _runs.SelectMany(run => run.Lengths).Append(0))
        {
            if (HasShortLocations) BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)(location / 2));
            else BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at), location);
            location += length;
            at += width;
        }

        return table;
    }

    private byte[] Head()
    {
        var table = _subset.Font.Table("head").Span(0, 54).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(50), (short)(HasShortLocations ? 0 : 1));
        return table;
    }

    private byte[] Hhea()
    {
        var table = _subset.Font.Table("hhea").Span(0, 36).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(34), (ushort)Count);
        return table;
    }

    private byte[] Metrics()
    {
        var table = new byte[Count * 4];
        for (var i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(i * 4), (ushort)_subset.Font.AdvanceOf(_subset.Glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(i * 4 + 2), (short)RoundedOutline.Round(_subset.Font.LeftBearingOf(_subset.Glyphs[i]), _subset.Font.OutlineGrid));
        }

        return table;
    }

    private byte[] Maxp()
    {
        var table = _subset.Font.Table("maxp").Span(0, 32).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), (ushort)Count);
        return table;
    }

    private static void WriteHeader(Span<byte> file, int tables)
    {
        var power = System.Numerics.BitOperations.Log2((uint)tables);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], (ushort)tables);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)(tables * 16 - (16 << power)));
    }

    private static void WriteEntry(Span<byte> entry, string tag, TablePlace place)
    {
        Encoding.ASCII.GetBytes(tag, entry);
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], place.Checksum);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], place.Offset);
        BinaryPrimitives.WriteInt32BigEndian(entry[12..], place.Length);
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private readonly record struct TablePlace(int Offset, int Length, uint Checksum);
}
