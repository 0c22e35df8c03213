using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class ObjectLibrary
{
    public static void Install(Library globals)
    {
        Native make = (in call) => call[0].IsNullish ? Value.Of(New()) : call[0];
        globals.Type(new NativeFunction("Object", 1, make, make), Intrinsics.ObjectPrototype)
            .Method("keys", 1, (in call) => List(call, (key, _) => Value.Of(key)))
            .Method("values", 1, (in call) => List(call, (_, value) => value))
            .Method("entries", 1, (in call) => List(call, (key, value) => Value.Of(new ScriptArray(new[] { Value.Of(key), value }))))
            .Method("assign", 2, Assign)
            .Method("fromEntries", 1, FromEntries)
            .Method("create", 2, Create)
            .Method("getPrototypeOf", 1, (in call) => Value.Of(call[0].AsObject?.Prototype))
            .Method("getOwnPropertyNames", 1, (in call) => Names(Target(call).OwnKeys(call.X, hidden: true)))
            .Method("is", 2, (in call) => Value.Of(Is(call[0], call[1])))
            .Method("hasOwn", 2, (in call) => Value.Of(Target(call).TryGetOwn(To.Key(call[1], call.X), call.X, out _)))
            .Method("freeze", 1, (in call) => Restrict(call, PropertyFlags.Writable | PropertyFlags.Configurable))
            .Method("seal", 1, (in call) => Restrict(call, PropertyFlags.Configurable))
            .Method("preventExtensions", 1, (in call) => Restrict(call, PropertyFlags.None))
            .Method("isFrozen", 1, (in call) => Value.Of(IsRestricted(call, PropertyFlags.Writable | PropertyFlags.Configurable)))
            .Method("isSealed", 1, (in call) => Value.Of(IsRestricted(call, PropertyFlags.Configurable)))
            .Method("isExtensible", 1, (in call) => Value.Of(call[0].AsObject is { IsClosed: false }));
        PropertyLibrary.Install(globals);
        new Library(Intrinsics.ObjectPrototype)
            .Method("hasOwnProperty", 1, (in call) => Value.Of(TryGetOwn(call, out _)))
            .Method("propertyIsEnumerable", 1, (in call) => Value.Of(TryGetOwn(call, out var p) && p.Flags.HasFlag(PropertyFlags.Enumerable)))
            .Method("isPrototypeOf", 1, IsPrototypeOf)
            .Method("toString", 0, (in call) => Value.Of($"[object {ClassOf(call.Self)}]"))
            .Method("toLocaleString", 0, (in call) => Value.Of(To.Text(call.Self, call.X)))
            .Method("valueOf", 0, (in call) => call.Self);
    }

    public static ScriptObject New() => new(Intrinsics.ObjectPrototype);

    public static Value Names(List<string> names) => Value.Of(new ScriptArray(names.Select(n => Value.Of(n)).ToArray()));

    /// <summary>The first argument as an object; a string gives its characters, other primitives nothing.</summary>
    public static ScriptObject Target(in Call call) => call[0].Kind switch
    {
        ValueKind.Object => call[0].AsObject!,
        ValueKind.String => Iteration.Units(call[0].Text, call.X),
        ValueKind.Undefined or ValueKind.Null => throw call.X.TypeError("Cannot convert undefined or null to object"),
        _ => New(),
    };

    private static Value List(in Call call, Func<string, Value, Value> select)
    {
        var target = Target(call);
        var list = new ValueList(call.X);
        foreach (var key in target.OwnKeys(call.X)) list.Add(select(key, target.Get(key, call.X)));
        return list.ToScriptArray();
    }

    private static Value Assign(in Call call)
    {
        var target = Target(call);
        foreach (var source in call.Arguments.Skip(1)) ObjectNode.Copy(source, target, call.X);
        return Value.Of(target);
    }

    private static Value FromEntries(in Call call)
    {
        var made = New();
        foreach (var entry in Iteration.Over(call[0], call.X))
        {
            call.X.Budget.Step();
            var key = To.Key(Access.Get(entry, "0", call.X), call.X);
            made.Define(key, Access.Get(entry, "1", call.X), PropertyFlags.All, call.X);
        }
        return Value.Of(made);
    }

    private static Value Create(in Call call)
    {
        if (!call[0].IsNull && !call[0].IsObject) throw call.X.TypeError("Object prototype may only be an Object or null");
        var made = new ScriptObject(call[0].AsObject);
        if (!call[1].IsUndefined) PropertyLibrary.DefineAll(made, call[1], call.X);
        return Value.Of(made);
    }

    private static bool Is(in Value left, in Value right) => left.IsNumber && right.IsNumber
        ? left.Number.Equals(right.Number) && double.IsNegative(left.Number) == double.IsNegative(right.Number)
        : Operators.StrictEquals(left, right);

    private static Value Restrict(in Call call, PropertyFlags removed)
    {
        call[0].AsObject?.Restrict(removed);
        return call[0];
    }

    private static bool IsRestricted(in Call call, PropertyFlags removed)
    {
        if (call[0].AsObject is not { } target) return true;
        var x = call.X;
        return target.IsClosed && target.OwnKeys(x, hidden: true)
            .Where(key => key != "length")
            .All(key => target.TryGetOwn(key, x, out var property) && (property.Flags & removed & ~AccessorFlags(property)) == 0);
    }

    private static PropertyFlags AccessorFlags(in Property property) =>
        property.Value.AsAccessor is null ? PropertyFlags.None : PropertyFlags.Writable;

    private static bool TryGetOwn(in Call call, out Property property)
    {
        property = default;
        if (call.Self.IsString && call.Text(0) is var name)
            return name == "length" || (Keys.TryIndex(name, out var index) && index < call.Self.TextLength);
        return call.Self.AsObject is { } target && target.TryGetOwn(To.Key(call[0], call.X), call.X, out property);
    }

    private static Value IsPrototypeOf(in Call call)
    {
        for (var owner = call[0].AsObject?.Prototype; owner is not null; owner = owner.Prototype)
        {
            if (ReferenceEquals(owner, call.Self.AsObject)) return Value.True;
            call.X.Budget.Step();
        }
        return Value.False;
    }

    private static string ClassOf(in Value value) => value.Kind switch
    {
        ValueKind.Object => value.AsObject!.ClassName,
        var kind => kind.ToString(),
    };
}
