using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

[Flags]
internal enum PropertyFlags : byte
{
    None = 0,
    Writable = 1,
    Enumerable = 2,
    Configurable = 4,
    All = Writable | Enumerable | Configurable,
    Hidden = Writable | Configurable,
}

internal struct Property
{
    public string Key;
    public Value Value;
    public PropertyFlags Flags;
}

/// <summary>Own properties in the order they were made; searched one by one while few, by a dictionary when many.</summary>
internal sealed class PropertyMap
{
    private const int Few = 8;
    private Property[] _items = new Property[4];
    private Dictionary<string, int>? _places;

    public int Count { get; private set; }

    public ref Property this[int place] => ref _items[place];

    public int Find(string key)
    {
        if (_places is not null) return _places.TryGetValue(key, out var place) ? place : -1;
        for (var i = 0; i < Count; i++)
            if (ReferenceEquals(_items[i].Key, key)) return i;
        for (var i = 0; i < Count; i++)
            if (_items[i].Key == key) return i;
        return -1;
    }

    public void Add(string key, in Value value, PropertyFlags flags, Budget? budget)
    {
        if (Count == _items.Length) Grow(budget);
        _items[Count] = new Property { Key = key, Value = value, Flags = flags };
        _places?.Add(key, Count);
        Count++;
        if (Count > Few && _places is null) Index();
    }

    public void RemoveAt(int place, Budget budget)
    {
        budget.Spend(Count - place);
        Array.Copy(_items, place + 1, _items, place, Count - place - 1);
        _items[--Count] = default;
        if (_places is not null) Index();
    }

    // The dictionary takes about 32 bytes an entry and doubles too; the last array is garbage but was paid for.
    private void Grow(Budget? budget)
    {
        budget?.Reserve(_items.Length * 2L * 80);
        Array.Resize(ref _items, _items.Length * 2);
    }

    private void Index()
    {
        _places = new Dictionary<string, int>(_items.Length, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++) _places.Add(_items[i].Key, i);
    }
}
