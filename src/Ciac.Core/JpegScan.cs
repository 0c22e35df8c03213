using System.Buffers.Binary;

namespace Ciac.Core;

/// <summary>A picture that was walked marker by marker (ITU-T T.81, Annex B): what is left of it is picture only.</summary>
public sealed record JpegScan(byte[] Content, int Width, int Height)
{
    private const int MaxSide = 8000;
    private const int MaxPixels = 40_000_000;
    private const int MinSide = 200;

    // A progressive picture has about ten; hundreds of them keep a viewer busy for minutes.
    private const int MaxScans = 32;

    /// <summary>The picture without application data and comments; null when the bytes are not exactly one plain JPEG of sane size: whatever stands behind the end is another file.</summary>
    public static JpegScan? Read(ReadOnlySpan<byte> data) => ReadFirst(data, out var end) is { } picture && end == data.Length ? picture : null;

    /// <summary>A camera's file: what it wrote behind the picture (a small copy for its own display) is dropped, whatever it is.</summary>
    public static JpegScan? ReadFirst(ReadOnlySpan<byte> data) => ReadFirst(data, out _);

    private static JpegScan? ReadFirst(ReadOnlySpan<byte> data, out int at)
    {
        at = 2;
        if (data.Length < 4 || data[0] != 0xFF || data[1] != 0xD8) return null;
        var walk = new Walk();
        walk.Kept.AddRange([0xFF, 0xD8]);
        while (at >= 0 && !walk.IsOver) at = walk.Step(data, at);
        return walk.IsOver && walk.Scans > 0 ? new JpegScan([.. walk.Kept], walk.Width, walk.Height) : null;
    }

    private sealed class Walk
    {
        public List<byte> Kept { get; } = [];
        public int Width { get; private set; }
        public int Height { get; private set; }
        public int Scans { get; private set; }
        public bool IsOver { get; private set; }

        /// <summary>One marker with its segment; −1 when it is not allowed there.</summary>
        public int Step(ReadOnlySpan<byte> data, int at)
        {
            if (at + 2 > data.Length || data[at] != 0xFF) return -1;
            var marker = data[at + 1];
            if (marker == 0xFF) return at + 1;
            if (marker == 0xD9) return Finish(at + 2);
            if (at + 4 > data.Length) return -1;
            var length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
            var end = at + 2 + length;
            if (length < 2 || end > data.Length) return -1;
            var segment = data[at..end];
            return marker switch
            {
                0xC0 or 0xC1 or 0xC2 => Frame(segment) ? end : -1,
                0xC4 or 0xDB or 0xDD => Keep(segment, end),
                0xDA => Scan(data, segment, end),
                (>= 0xE0 and <= 0xEF) or 0xFE => end,
                _ => -1,
            };
        }

        private int Finish(int end)
        {
            Kept.AddRange([0xFF, 0xD9]);
            IsOver = true;
            return end;
        }

        private int Keep(ReadOnlySpan<byte> segment, int end)
        {
            Kept.AddRange(segment);
            return end;
        }

        private bool Frame(ReadOnlySpan<byte> segment)
        {
            if (Width > 0 || segment.Length < 10 || segment[4] != 8) return false;
            (Height, Width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[7..]));
            var components = segment[9];
            if (components is not (1 or 3) || segment.Length != 10 + 3 * components) return false;
            if (Math.Max(Width, Height) > MaxSide || Math.Min(Width, Height) < MinSide || (long)Width * Height > MaxPixels) return false;
            Kept.AddRange(segment);
            return true;
        }

        private int Scan(ReadOnlySpan<byte> data, ReadOnlySpan<byte> header, int at)
        {
            if (Width == 0 || ++Scans > MaxScans) return -1;
            var start = at;
            // Coded data: a 255 is followed by 0 (stuffed) or by a restart marker; anything else is the next marker.
            while (at + 1 < data.Length && (data[at] != 0xFF || data[at + 1] is 0 or (>= 0xD0 and <= 0xD7))) at++;
            if (at + 1 >= data.Length || at == start) return -1;
            Kept.AddRange(header);
            Kept.AddRange(data[start..at]);
            return at;
        }
    }
}
