using System.Buffers.Binary;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>Big-endian reading of a font table. A font file is foreign input: every read is checked and fails with one exception type.</summary>
internal readonly struct FontData(ReadOnlyMemory<byte> bytes)
{
    public int Length => bytes.Length;

    public int UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Span(offset, 2));

    public int Int16(int offset) => BinaryPrimitives.ReadInt16BigEndian(Span(offset, 2));

    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Span(offset, 4));

    /// <summary>A 32-bit count or offset that must fit into a file of less than 2 GB.</summary>
    public int Offset32(int offset)
    {
        var value = UInt32(offset);
        return value <= int.MaxValue ? (int)value : throw new FontFormatException($"offset {value} is too large");
    }

    public ReadOnlySpan<byte> Span(int offset, int length) => Slice(offset, length).Span;

    public FontData Part(int offset, int length) => new(Slice(offset, length));

    public FontData From(int offset) => new(Slice(offset, bytes.Length - offset));

    private ReadOnlyMemory<byte> Slice(int offset, int length) =>
        offset >= 0 && length >= 0 && offset <= bytes.Length - length
            ? bytes.Slice(offset, length)
            : throw new FontFormatException($"{length} bytes at {offset} are outside a part of {bytes.Length} bytes");
}
