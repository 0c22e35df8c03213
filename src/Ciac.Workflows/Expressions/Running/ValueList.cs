using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>A growing list that asks the budget before it grows, and steps for every element.</summary>
internal sealed class ValueList(Execution x)
{
    private const int ElementBytes = 16;
    private Value[] _items = [];

    public int Count { get; private set; }

    public void Add(in Value value)
    {
        x.Budget.Step();
        if (Count == _items.Length)
        {
            x.Budget.Reserve(Math.Max(4L, Count * 2L) * ElementBytes);
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }
        _items[Count++] = value;
    }

    public Value[] ToArray()
    {
        if (Count == _items.Length) return _items;
        x.Budget.Reserve((long)Count * ElementBytes);
        return _items.AsSpan(0, Count).ToArray();
    }

    public Value ToScriptArray() => Value.Of(new ScriptArray(ToArray()));
}
