using System.Buffers.Binary;

namespace Ciac.Core.Tests.World;

/// <summary>JPEG files made marker by marker.</summary>
internal static class JpegBytes
{
    public static readonly byte[] Quantisation = Segment(0xDB, new byte[65]);
    public static readonly byte[] Huffman = Segment(0xC4, new byte[20]);
    public static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    /// <summary>A picture for tests that need any.</summary>
    public static readonly byte[] Plain = Picture(Frame(800, 600));

    public static byte[] Picture(byte[] frame) => [0xFF, 0xD8, .. Quantisation, .. frame, .. Huffman, .. Scan, 0xFF, 0xD9];

    public static byte[] Frame(int width, int height, int components = 1, int precision = 8)
    {
        var body = new byte[6 + 3 * components];
        body[0] = (byte)precision;
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(1), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(3), (ushort)width);
        body[5] = (byte)components;
        return Segment(0xC0, body);
    }

    public static byte[] Segment(byte marker, byte[] body)
    {
        var head = new byte[] { 0xFF, marker, 0, 0 };
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(body.Length + 2));
        return [.. head, .. body];
    }
}
