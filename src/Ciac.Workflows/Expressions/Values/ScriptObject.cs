using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

internal sealed record Accessor(ScriptFunction? Get, ScriptFunction? Set);

/// <summary>An ordinary object. There is no __proto__ property; the built-in prototypes are shared by all runs and frozen.</summary>
internal class ScriptObject(ScriptObject? prototype)
{
    private PropertyMap? _own;

    public ScriptObject? Prototype { get; } = prototype;

    /// <summary>No property can be added.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What Object.prototype.toString says.</summary>
    public virtual string ClassName => "Object";

    public virtual Value Get(string key, Execution x, in Value receiver)
    {
        for (var owner = this; owner is not null; owner = owner.Prototype)
        {
            if (owner.TryGetOwn(key, x, out var property)) return Read(property.Value, x, receiver);
            x.Budget.Step();
        }
        return Value.Undefined;
    }

    public Value Get(string key, Execution x) => Get(key, x, Value.Of(this));

    /// <summary>Sets an own property. Accessors are found along the prototypes; a frozen prototype does not stop its heirs.</summary>
    public virtual void Set(string key, in Value value, Execution x)
    {
        if (TrySetOwn(key, value, x)) return;
        if (InheritedAccessor(key, x) is { } accessor) Write(accessor, key, value, x);
        else Define(key, value, PropertyFlags.All, x);
    }

    public virtual bool TryGetOwn(string key, Execution x, out Property property)
    {
        var place = _own?.Find(key) ?? -1;
        property = place < 0 ? default : _own![place];
        return place >= 0;
    }

    /// <summary>Makes or replaces an own property.</summary>
    public virtual void Define(string key, in Value value, PropertyFlags flags, Execution x)
    {
        var place = _own?.Find(key) ?? -1;
        if (place >= 0) Redefine(ref _own![place], value, flags, x);
        else if (IsClosed) throw x.TypeError($"Cannot add property {key}, object is not extensible");
        else (_own ??= new PropertyMap()).Add(key, value, flags, x.Budget);
    }

    /// <summary>For the standard objects, before they are frozen.</summary>
    public void Install(string key, in Value value, PropertyFlags flags = PropertyFlags.Hidden) =>
        (_own ??= new PropertyMap()).Add(key, value, flags, null);

    public virtual void Delete(string key, Execution x)
    {
        var place = _own?.Find(key) ?? -1;
        if (place < 0) return;
        if (!_own![place].Flags.HasFlag(PropertyFlags.Configurable)) throw x.TypeError($"Cannot delete property '{key}'");
        _own.RemoveAt(place, x.Budget);
    }

    public bool Has(string key, Execution x)
    {
        for (var owner = this; owner is not null; owner = owner.Prototype)
        {
            if (owner.TryGetOwn(key, x, out _)) return true;
            x.Budget.Step();
        }
        return false;
    }

    /// <summary>Own keys: array indexes upwards, then names in the order they were made (ECMA-262 §10.1.11).</summary>
    public virtual List<string> OwnKeys(Execution x, bool hidden = false)
    {
        var keys = new List<string>(_own?.Count ?? 0);
        if (_own is null) return keys;
        x.Budget.Reserve(_own.Count * 8L);
        var indexes = 0;
        for (var i = 0; i < _own.Count; i++)
        {
            x.Budget.Step();
            if (!hidden && !_own[i].Flags.HasFlag(PropertyFlags.Enumerable)) continue;
            keys.Add(_own[i].Key);
            if (Keys.IsIndex(_own[i].Key)) indexes++;
        }
        return indexes == 0 ? keys : [.. keys.OrderBy(Keys.Order)];
    }

    /// <summary>Takes flags from all own properties and closes the object.</summary>
    public virtual void Restrict(PropertyFlags removed)
    {
        for (var i = 0; i < (_own?.Count ?? 0); i++)
        {
            ref var property = ref _own![i];
            property.Flags &= ~(property.Value.AsAccessor is null ? removed : removed & ~PropertyFlags.Writable);
        }
        IsClosed = true;
    }

    /// <summary>Objects that own properties lead to, and the prototype.</summary>
    public IEnumerable<ScriptObject> Inside()
    {
        if (Prototype is not null) yield return Prototype;
        for (var i = 0; i < (_own?.Count ?? 0); i++)
            if ((_own![i].Value.AsObject ?? _own[i].Value.AsAccessor?.Get) is { } inner) yield return inner;
    }

    private Accessor? InheritedAccessor(string key, Execution x)
    {
        for (var owner = Prototype; owner is not null; owner = owner.Prototype)
        {
            if (owner.TryGetOwn(key, x, out var property)) return property.Value.AsAccessor;
            x.Budget.Step();
        }
        return null;
    }

    private bool TrySetOwn(string key, in Value value, Execution x)
    {
        var place = _own?.Find(key) ?? -1;
        if (place < 0) return false;
        ref var property = ref _own![place];
        if (property.Value.AsAccessor is { } accessor) Write(accessor, key, value, x);
        else if (property.Flags.HasFlag(PropertyFlags.Writable)) property.Value = value;
        else throw x.TypeError($"Cannot assign to read only property '{key}'");
        return true;
    }

    private static void Redefine(ref Property property, in Value value, PropertyFlags flags, Execution x)
    {
        if (!property.Flags.HasFlag(PropertyFlags.Configurable) && !(property.Flags.HasFlag(PropertyFlags.Writable) && flags == property.Flags))
            throw x.TypeError($"Cannot redefine property: {property.Key}");
        property.Value = value;
        property.Flags = flags;
    }

    private static Value Read(in Value slot, Execution x, in Value receiver) =>
        slot.AsAccessor is { } accessor ? accessor.Get?.Call(x, receiver, []) ?? Value.Undefined : slot;

    private void Write(Accessor accessor, string key, in Value value, Execution x)
    {
        if (accessor.Set is null) throw x.TypeError($"Cannot set property {key} which has only a getter");
        accessor.Set.Call(x, Value.Of(this), [value]);
    }
}
