using System.Buffers;
using System.Buffers.Binary;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>
/// A simple glyph (OpenType 1.9, "glyf") without its hinting program and with its points on a coarser grid: a sixth smaller when deflated,
/// and the difference, at most a five-hundredth of the letter's size, is finer than print shows.
/// </summary>
internal ref struct RoundedOutline
{
    private const int HeaderLength = 10;
    private const int OnCurveOrOverlap = 0x41;
    private const int Repeats = 0x08;

    private static readonly Axis Across = new(Short: 0x02, SameOrPositive: 0x10);
    private static readonly Axis Upward = new(Short: 0x04, SameOrPositive: 0x20);

    private readonly FontData _outline;
    private readonly int _grid;
    private int _at;

    private RoundedOutline(FontData outline, int grid)
    {
        _outline = outline;
        _grid = grid;
    }

    /// <summary>The value on the grid that is nearest.</summary>
    public static int Round(int value, int grid) => (int)Math.Round(value / (double)grid, MidpointRounding.AwayFromZero) * grid;

    public static byte[] Of(FontData outline, int grid) =>
        outline.Length == 0 || outline.Int16(0) == 0 ? [] : new RoundedOutline(outline, grid).Write();

    private byte[] Write()
    {
        var endsLength = _outline.Int16(0) * 2;
        var points = _outline.UInt16(HeaderLength + endsLength - 2) + 1;
        _at = HeaderLength + endsLength + 2 + _outline.UInt16(HeaderLength + endsLength);
        var flags = ReadFlags(points);
        var (across, upward) = (ReadAxis(flags, Across), ReadAxis(flags, Upward));
        var target = new ArrayBufferWriter<byte>(_outline.Length + 16);
        target.Write(_outline.Span(0, 2));
        foreach (var edge in (ReadOnlySpan<int>)[across.Min(), upward.Min(), across.Max(), upward.Max()]) Word(target, edge);
        target.Write(_outline.Span(HeaderLength, endsLength));
        Word(target, 0);
        WritePoints(target, flags, across, upward);
        return target.WrittenSpan.ToArray();
    }

    private byte[] ReadFlags(int points)
    {
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            flags[i] = Next();
            var repeats = (flags[i] & Repeats) != 0 ? Next() : 0;
            for (; repeats > 0 && i + 1 < points; repeats--, i++) flags[i + 1] = flags[i];
        }

        return flags;
    }

    // Coordinates on the grid.
    private int[] ReadAxis(byte[] flags, Axis axis)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var positive = (flags[i] & axis.SameOrPositive) != 0;
            if ((flags[i] & axis.Short) != 0)
            {
                value += positive ? Next() : -Next();
            }
            else if (!positive)
            {
                value += _outline.Int16(_at);
                _at += 2;
            }

            values[i] = Round(value, _grid);
        }

        return values;
    }

    private static void WritePoints(ArrayBufferWriter<byte> target, byte[] flags, int[] across, int[] upward)
    {
        var acrossBytes = new ArrayBufferWriter<byte>(flags.Length * 2);
        var upwardBytes = new ArrayBufferWriter<byte>(flags.Length * 2);
        for (var i = 0; i < flags.Length; i++)
        {
            var flag = flags[i] & OnCurveOrOverlap;
            flag |= WriteStep(acrossBytes, across[i] - (i > 0 ? across[i - 1] : 0), Across);
            flag |= WriteStep(upwardBytes, upward[i] - (i > 0 ? upward[i - 1] : 0), Upward);
            flags[i] = (byte)flag;
        }

        WriteFlags(target, flags);
        target.Write(acrossBytes.WrittenSpan);
        target.Write(upwardBytes.WrittenSpan);
    }

    private static int WriteStep(ArrayBufferWriter<byte> target, int step, Axis axis)
    {
        if (step == 0) return axis.SameOrPositive;
        if (Math.Abs(step) > byte.MaxValue)
        {
            Word(target, step);
            return 0;
        }

        target.Write([(byte)Math.Abs(step)]);
        return step > 0 ? axis.Short | axis.SameOrPositive : axis.Short;
    }

    private static void WriteFlags(ArrayBufferWriter<byte> target, byte[] flags)
    {
        for (var i = 0; i < flags.Length;)
        {
            var run = 1;
            while (i + run < flags.Length && run <= byte.MaxValue && flags[i + run] == flags[i]) run++;
            if (run > 2) target.Write([(byte)(flags[i] | Repeats), (byte)(run - 1)]);
            else target.Write(flags.AsSpan(i, run));
            i += run;
        }
    }

    private static void Word(ArrayBufferWriter<byte> target, int value)
    {
        BinaryPrimitives.WriteInt16BigEndian(target.GetSpan(2), (short)value);
        target.Advance(2);
    }

    private byte Next() => _outline.Span(_at++, 1)[0];

    private readonly record struct Axis(int Short, int SameOrPositive);
}
