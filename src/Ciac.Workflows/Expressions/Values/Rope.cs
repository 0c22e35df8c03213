using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>A concatenation that is put together only when somebody reads it: s += x in a loop stays linear.</summary>
internal sealed class Rope
{
    /// <summary>Below it a plain string is cheaper.</summary>
    public const int Shortest = 128;

    private readonly Budget _budget;
    private object? _left;
    private object? _right;
    private string? _flat;

    private Rope(object left, object right, Budget budget)
    {
        _left = left;
        _right = right;
        _budget = budget;
        Length = LengthOf(left) + LengthOf(right);
    }

    public int Length { get; }

    public static Value Concat(in Value left, in Value right, Budget budget)
    {
        if (left.TextLength == 0) return right;
        if (right.TextLength == 0) return left;
        var length = (long)left.TextLength + right.TextLength;
        if (length < Shortest) return Value.Of(string.Concat(left.Text, right.Text));
        budget.Reserve(2 * length);
        return Value.Of(new Rope(left.TextPiece, right.TextPiece, budget));
    }

    public string Flatten()
    {
        if (_flat is not null) return _flat;
        _budget.Reserve(2L * Length);
        _flat = string.Create(Length, this, static (target, rope) => rope.Fill(target));
        _left = _right = null;
        return _flat;
    }

    private static int LengthOf(object piece) => piece is string text ? text.Length : ((Rope)piece).Length;

    // From the right end: a loop that appends makes the left side deep and the right side flat.
    private void Fill(Span<char> target)
    {
        var pending = new Stack<object>();
        pending.Push(this);
        var end = target.Length;
        while (pending.TryPop(out var piece))
        {
            if ((piece as string ?? ((Rope)piece)._flat) is { } text)
            {
                text.CopyTo(target[(end - text.Length)..]);
                end -= text.Length;
                continue;
            }
            pending.Push(((Rope)piece)._left!);
            pending.Push(((Rope)piece)._right!);
        }
    }
}
