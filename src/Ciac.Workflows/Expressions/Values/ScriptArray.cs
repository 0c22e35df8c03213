using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>An array without holes: an element that was never set is undefined.</summary>
internal sealed class ScriptArray : ScriptObject
{
    private const int ElementBytes = 16;
    private Value[] _items;
    private bool _frozen;

    public ScriptArray(Value[] items)
        : base(Intrinsics.ArrayPrototype)
    {
        _items = items;
        Count = items.Length;
    }

    public override string ClassName => "Array";

    public int Count { get; private set; }

    public ReadOnlySpan<Value> Items => _items.AsSpan(0, Count);

    public Value this[int index] => (uint)index < (uint)Count ? _items[index] : Value.Undefined;

    public static ScriptArray WithLength(double length, Execution x)
    {
        var count = ToLength(length, x);
        x.Budget.Reserve((long)count * ElementBytes);
        return new ScriptArray(new Value[count]);
    }

    public void Add(in Value value, Execution x) => SetAt(Count, value, x);

    public void SetAt(int index, in Value value, Execution x)
    {
        CheckWritable(index, x);
        if (index >= Count) Resize(index + 1, x);
        _items[index] = value;
    }

    public void Resize(int count, Execution x)
    {
        if (count != Count) CheckResizable(x);
        if (count > _items.Length)
        {
            var capacity = (int)Math.Min(Math.Max(count, _items.Length * 2L), Array.MaxLength);
            x.Budget.Reserve((long)capacity * ElementBytes);
            Array.Resize(ref _items, capacity);
        }
        if (count < Count) Array.Clear(_items, count, Count - count);
        Count = count;
    }

    /// <summary>Moves items within the array.</summary>
    public void Move(int from, int to, int count, Execution x)
    {
        CheckWritable(to, x);
        x.Budget.Spend(count / 16);
        Array.Copy(_items, from, _items, to, count);
    }

    public void Replace(Value[] items, Execution x)
    {
        CheckWritable(0, x);
        if (items.Length != Count) CheckResizable(x);
        _items = items;
        Count = items.Length;
    }

    public Value[] Copy(int from, int count, Execution x)
    {
        x.Budget.Reserve((long)count * ElementBytes);
        x.Budget.Spend(count / 4);
        return _items.AsSpan(from, count).ToArray();
    }

    public Value[] Copy(Execution x) => Copy(0, Count, x);

    public override bool TryGetOwn(string key, Execution x, out Property property)
    {
        property = default;
        if (key == "length")
        {
            property = new Property { Key = key, Value = Value.Of(Count), Flags = _frozen ? PropertyFlags.None : PropertyFlags.Writable };
            return true;
        }
        if (!Keys.TryIndex(key, out var index)) return base.TryGetOwn(key, x, out property);
        if (index >= Count) return false;
        property = new Property { Key = key, Value = _items[index], Flags = ElementFlags };
        return true;
    }

    public override void Set(string key, in Value value, Execution x)
    {
        if (Keys.TryIndex(key, out var index)) SetAt(index, value, x);
        else if (key == "length") Resize(ToLength(value.IsNumber ? value.Number : -1, x), x);
        else base.Set(key, value, x);
    }

    public override void Define(string key, in Value value, PropertyFlags flags, Execution x)
    {
        if (key != "length" && !Keys.IsIndex(key)) base.Define(key, value, flags, x);
        else if (value.AsAccessor is not null || flags != PropertyFlags.All) throw x.TypeError("An array element is a plain property here");
        else Set(key, value, x);
    }

    public override void Delete(string key, Execution x)
    {
        if (key == "length" || (Keys.IsIndex(key) && IsClosed)) throw x.TypeError($"Cannot delete property '{key}'");
        if (!Keys.TryIndex(key, out var index)) base.Delete(key, x);
        else if (index < Count) _items[index] = Value.Undefined;
    }

    public override List<string> OwnKeys(Execution x, bool hidden = false)
    {
        x.Budget.Reserve(Count * 48L);
        var keys = new List<string>(Count + 1);
        for (var i = 0; i < Count; i++)
        {
            x.Budget.Step();
            keys.Add(Keys.Of(i));
        }
        if (hidden) keys.Add("length");
        keys.AddRange(base.OwnKeys(x, hidden));
        return keys;
    }

    public override void Restrict(PropertyFlags removed)
    {
        base.Restrict(removed);
        _frozen |= removed.HasFlag(PropertyFlags.Writable);
    }

    public static int ToLength(double length, Execution x) =>
        length >= 0 && length <= uint.MaxValue && length == Math.Floor(length)
            ? (int)Math.Min(length, Array.MaxLength)
            : throw x.RangeError("Invalid array length");

    private PropertyFlags ElementFlags =>
        _frozen ? PropertyFlags.Enumerable : IsClosed ? PropertyFlags.Enumerable | PropertyFlags.Writable : PropertyFlags.All;

    private void CheckWritable(int index, Execution x)
    {
        if (_frozen) throw x.TypeError($"Cannot assign to read only property '{index}'");
    }

    private void CheckResizable(Execution x)
    {
        if (IsClosed) throw x.TypeError("Cannot change the length, array is not extensible");
    }
}
