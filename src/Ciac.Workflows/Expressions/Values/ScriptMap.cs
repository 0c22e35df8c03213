using System.Runtime.CompilerServices;
using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Keys in the order they came, with the equality of SameValueZero; may change while it is gone over.</summary>
internal sealed class ValueTable
{
    private const int EntryBytes = 100;
    private readonly Dictionary<Value, int> _places = new(new SameValue());
    private readonly List<(Value Key, Value Value, bool Alive)> _entries = [];

    public int Count => _places.Count;

    public bool TryGet(in Value key, out Value value, Execution x)
    {
        PayForHash(key, x);
        var found = _places.TryGetValue(key, out var place);
        value = found ? _entries[place].Value : Value.Undefined;
        return found;
    }

    public void Set(in Value key, in Value value, Execution x)
    {
        PayForHash(key, x);
        if (_places.TryGetValue(key, out var place))
        {
            _entries[place] = (_entries[place].Key, value, true);
            return;
        }
        x.Budget.Reserve(_entries.Count * (long)EntryBytes);
        _places.Add(key, _entries.Count);
        _entries.Add((key.IsNumber ? Value.Of(key.Number + 0.0) : key, value, true));
    }

    public bool Remove(in Value key, Execution x)
    {
        PayForHash(key, x);
        if (!_places.Remove(key, out var place)) return false;
        _entries[place] = default;
        return true;
    }

    public void Clear()
    {
        _places.Clear();
        for (var i = 0; i < _entries.Count; i++) _entries[i] = default;
    }

    public IEnumerable<(Value Key, Value Value)> Entries()
    {
        for (var i = 0; i < _entries.Count; i++)
            if (_entries[i].Alive) yield return (_entries[i].Key, _entries[i].Value);
    }

    private static void PayForHash(in Value key, Execution x)
    {
        if (key.IsString) x.Budget.Spend(key.TextLength / 64);
    }

    private sealed class SameValue : IEqualityComparer<Value>
    {
        public bool Equals(Value left, Value right) => Operators.SameValueZero(left, right);

        public int GetHashCode(Value value) => value.Kind switch
        {
            ValueKind.Number => (value.Number + 0.0).GetHashCode(),
            ValueKind.String => value.Text.GetHashCode(StringComparison.Ordinal),
            ValueKind.Object => RuntimeHelpers.GetHashCode(value.AsObject),
            var kind => (int)kind * 2 + (value.IsTrue ? 1 : 0),
        };
    }
}

internal sealed class ScriptMap() : ScriptObject(Intrinsics.MapPrototype)
{
    public ValueTable Table { get; } = new();

    public override string ClassName => "Map";

    public IEnumerable<Value> Entries() =>
        Table.Entries().Select(e => Value.Of(new ScriptArray(new[] { e.Key, e.Value })));
}

internal sealed class ScriptSet() : ScriptObject(Intrinsics.SetPrototype)
{
    public ValueTable Table { get; } = new();

    public override string ClassName => "Set";

    public IEnumerable<Value> Items() => Table.Entries().Select(e => e.Key);
}

/// <summary>What keys(), values(), entries() and matchAll() give: next() and everything that iterates can use it, once.</summary>
internal sealed class ScriptIterator(IEnumerable<Value> source) : ScriptObject(Intrinsics.IteratorPrototype)
{
    private readonly IEnumerator<Value> _source = source.GetEnumerator();

    public override string ClassName => "Iterator";

    public bool MoveNext(out Value value)
    {
        var more = _source.MoveNext();
        value = more ? _source.Current : Value.Undefined;
        return more;
    }

    public IEnumerable<Value> Rest()
    {
        while (MoveNext(out var value)) yield return value;
    }
}
