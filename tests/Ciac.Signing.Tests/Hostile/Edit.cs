using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Signing.Tests.Hostile;

/// <summary>One way to spoil bytes; its place is a part of the whole, so that it fits whatever the edits before it have left.</summary>
internal sealed record Edit(EditKind Kind, double Place, int Length, byte Value)
{
    public static Arbitrary<Edit[]> Some { get; } = (
        from count in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 6)))
        from edits in Gen.ArrayOf(One, count)
        select edits).ToArbitrary();

    private static Gen<Edit> One =>
        // What keeps the length leaves the tables right, and gets further in.
        from kind in Gen.Frequency((4, Gen.Elements(EditKind.Flip, EditKind.Overwrite, EditKind.HugeLength, EditKind.Nines)), (1, Gen.Elements(EditKind.Delete, EditKind.Repeat, EditKind.Move, EditKind.Cut)))
        from place in Gen.Choose(0, 1_000_000)
        from length in Gen.Frequency((4, Gen.Choose(1, 8)), (1, Gen.Choose(1, 3_000)))
        from value in Gen.Choose(0, 255)
        select new Edit(kind, place / 1_000_001d, length, (byte)value);

    public static byte[] Apply(byte[] original, Edit[] edits) => edits.Aggregate(original, (bytes, edit) => edit.Apply(bytes));

    private byte[] Apply(byte[] bytes)
    {
        var at = (int)(Place * bytes.Length);
        var slice = bytes.AsSpan(at, Math.Min(Length, bytes.Length - at)).ToArray();
        return Kind switch
        {
            EditKind.Flip => Over(bytes, at, slice.Length == 0 ? [] : [(byte)(slice[0] ^ (1 << (Value % 8)))]),
            EditKind.Overwrite => Over(bytes, at, [.. slice.Select(_ => Value)]),
            EditKind.Delete => [.. bytes[..at], .. bytes[(at + slice.Length)..]],
            EditKind.Repeat => [.. bytes[..at], .. slice, .. bytes[at..]],
            EditKind.Move => [.. slice, .. bytes[..at], .. bytes[(at + slice.Length)..]],
            EditKind.Cut => bytes[..at],
            // A DER length of two gigabytes and more, and a number in a text that fits no type.
            EditKind.HugeLength => Over(bytes, at, [0x84, Value, 0xFF, 0xFF, 0xFF]),
            _ => Over(bytes, at, [.. slice.Select(b => b is >= (byte)'0' and <= (byte)'9' ? (byte)'9' : b)]),
        };
    }

    private static byte[] Over(byte[] bytes, int at, byte[] by)
    {
        var copy = (byte[])bytes.Clone();
        by.AsSpan(0, Math.Min(by.Length, copy.Length - at)).CopyTo(copy.AsSpan(at));
        return copy;
    }
}

internal enum EditKind
{
    Flip,
    Overwrite,
    Delete,
    Repeat,
    Move,
    Cut,
    HugeLength,
    Nines,
}
