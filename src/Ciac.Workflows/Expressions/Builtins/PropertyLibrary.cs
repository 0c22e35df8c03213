using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Property descriptors.</summary>
internal static class PropertyLibrary
{
    public static void Install(Library globals) => new Library(globals.Find("Object"))
        .Method("defineProperty", 3, DefineProperty)
        .Method("defineProperties", 2, (in call) => DefineAll(Subject(call), call[1], call.X))
        .Method("getOwnPropertyDescriptor", 2, (in call) => Describe(call[0], To.Key(call[1], call.X), call.X));

    public static Value DefineAll(ScriptObject target, in Value descriptors, Execution x)
    {
        if (descriptors.AsObject is not { } all) throw x.TypeError("Property descriptions must be an object");
        foreach (var key in all.OwnKeys(x)) Define(target, key, all.Get(key, x), x);
        return Value.Of(target);
    }

    private static Value DefineProperty(in Call call)
    {
        Define(Subject(call), To.Key(call[1], call.X), call[2], call.X);
        return call[0];
    }

    private static ScriptObject Subject(in Call call) => call[0].AsObject ?? throw call.X.TypeError("Object.defineProperty called on non-object");

    private static void Define(ScriptObject target, string key, in Value descriptor, Execution x)
    {
        if (descriptor.AsObject is not { } wanted) throw x.TypeError("Property description must be an object");
        var known = target.TryGetOwn(key, x, out var property);
        var flags = Flag(wanted, "enumerable", PropertyFlags.Enumerable, x)
            | Flag(wanted, "configurable", PropertyFlags.Configurable, x)
            | Flag(wanted, "writable", PropertyFlags.Writable, x);
        if (known) flags |= property.Flags & ~Mentioned(wanted, x);
        var value = wanted.Has("value", x) || !known ? wanted.Get("value", x) : property.Value;
        if (wanted.Has("get", x) || wanted.Has("set", x))
            value = Value.Of(new Accessor(wanted.Get("get", x).AsFunction, wanted.Get("set", x).AsFunction));
        target.Define(key, value, flags, x);
    }

    private static PropertyFlags Flag(ScriptObject wanted, string name, PropertyFlags flag, Execution x) =>
        To.Boolean(wanted.Get(name, x)) ? flag : PropertyFlags.None;

    private static PropertyFlags Mentioned(ScriptObject wanted, Execution x) =>
        (wanted.Has("enumerable", x) ? PropertyFlags.Enumerable : 0)
        | (wanted.Has("configurable", x) ? PropertyFlags.Configurable : 0)
        | (wanted.Has("writable", x) ? PropertyFlags.Writable : 0);

    private static Value Describe(in Value target, string key, Execution x)
    {
        if (target.AsObject is not { } owner || !owner.TryGetOwn(key, x, out var property)) return Value.Undefined;
        var made = ObjectLibrary.New();
        if (property.Value.AsAccessor is { } accessor)
        {
            Put(made, "get", accessor.Get is null ? Value.Undefined : Value.Of(accessor.Get), x);
            Put(made, "set", accessor.Set is null ? Value.Undefined : Value.Of(accessor.Set), x);
        }
        else
        {
            Put(made, "value", property.Value, x);
            Put(made, "writable", Value.Of(property.Flags.HasFlag(PropertyFlags.Writable)), x);
        }
        Put(made, "enumerable", Value.Of(property.Flags.HasFlag(PropertyFlags.Enumerable)), x);
        Put(made, "configurable", Value.Of(property.Flags.HasFlag(PropertyFlags.Configurable)), x);
        return Value.Of(made);
    }

    private static void Put(ScriptObject made, string key, in Value value, Execution x) => made.Define(key, value, PropertyFlags.All, x);
}
