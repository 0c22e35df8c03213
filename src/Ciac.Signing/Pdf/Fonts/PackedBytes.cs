using System.Buffers.Binary;
using System.IO.Compression;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>A piece of a font program, deflated so that it ends on a byte border (zlib's sync flush): such pieces can be joined to one zlib stream without deflating again.</summary>
internal sealed class PackedBytes
{
    private const int ZlibHeader = 2;
    private const int ZlibTrailer = 4;

    private PackedBytes(byte[] deflated, Checksums sums) => (Deflated, Sums) = (deflated, sums);

    /// <summary>Raw deflate blocks, none of them final.</summary>
    public byte[] Deflated { get; }

    public Checksums Sums { get; }

    /// <summary>Packs bytes whose number is a multiple of four.</summary>
    public static PackedBytes Pack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new PackedBytes([], Checksums.None);
        var target = new MemoryStream(bytes.Length);
        int end;
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
            zlib.Flush();
            end = (int)target.Length;
        }

        var adler = BinaryPrimitives.ReadUInt32BigEndian(target.GetBuffer().AsSpan((int)target.Length - ZlibTrailer));
        return new PackedBytes(target.GetBuffer()[ZlibHeader..end], new Checksums(bytes.Length, Checksums.FontSum(bytes), adler));
    }
}

/// <summary>Length and both sums of a piece: the font's own (OpenType "Calculating checksums") and zlib's Adler-32 (RFC 1950); each joins with that of the next piece.</summary>
internal readonly record struct Checksums(int Length, uint Font, uint Adler)
{
    private const uint AdlerModulus = 65521;

    /// <summary>The sums of nothing.</summary>
    public static Checksums None => new(0, 0, 1);

    public static uint FontSum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return sum;
    }

    /// <summary>The sums of this piece followed by the next.</summary>
    public Checksums Then(Checksums next)
    {
        var low = (Adler & 0xFFFF) + (next.Adler & 0xFFFF) + AdlerModulus - 1;
        var high = (uint)((ulong)next.Length % AdlerModulus * ((Adler & 0xFFFF) + AdlerModulus - 1) % AdlerModulus) + (Adler >> 16) + (next.Adler >> 16);
        return new Checksums(Length + next.Length, Font + next.Font, high % AdlerModulus << 16 | low % AdlerModulus);
    }
}
