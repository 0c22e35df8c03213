using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Map, Set and the iterators.</summary>
internal static class CollectionLibrary
{
    public static void Install(Library globals)
    {
        globals.Type(new NativeFunction("Map", 0, RefuseCall, NewMap), Intrinsics.MapPrototype);
        globals.Type(new NativeFunction("Set", 0, RefuseCall, NewSet), Intrinsics.SetPrototype);
        new Library(Intrinsics.MapPrototype)
            .Method("get", 1, (in call) => Map(call).Table.TryGet(call[0], out var value, call.X) ? value : Value.Undefined)
            .Method("set", 2, SetInMap)
            .Method("has", 1, (in call) => Value.Of(Map(call).Table.TryGet(call[0], out _, call.X)))
            .Method("delete", 1, (in call) => Value.Of(Map(call).Table.Remove(call[0], call.X)))
            .Method("clear", 0, (in call) => Clear(Map(call).Table))
            .Method("forEach", 1, (in call) => ForEach(call, Map(call).Table.Entries()))
            .Method("keys", 0, (in call) => Iterate(Map(call).Table.Entries().Select(e => e.Key)))
            .Method("values", 0, (in call) => Iterate(Map(call).Table.Entries().Select(e => e.Value)))
            .Method("entries", 0, (in call) => Iterate(Map(call).Entries()))
            .Getter("size", (in call) => Value.Of(Map(call).Table.Count));
        new Library(Intrinsics.SetPrototype)
            .Method("add", 1, AddToSet)
            .Method("has", 1, (in call) => Value.Of(Set(call).Table.TryGet(call[0], out _, call.X)))
            .Method("delete", 1, (in call) => Value.Of(Set(call).Table.Remove(call[0], call.X)))
            .Method("clear", 0, (in call) => Clear(Set(call).Table))
            .Method("forEach", 1, (in call) => ForEach(call, Set(call).Table.Entries()))
            .Method("keys", 0, (in call) => Iterate(Set(call).Items()))
            .Method("values", 0, (in call) => Iterate(Set(call).Items()))
            .Method("entries", 0, (in call) => Iterate(Set(call).Items().Select(i => ArrayItems.Make([i, i]))))
            .Getter("size", (in call) => Value.Of(Set(call).Table.Count));
        new Library(Intrinsics.IteratorPrototype).Method("next", 0, Next);
    }

    private static Value RefuseCall(in Call call) => throw call.X.TypeError("This constructor needs 'new'");

    private static ScriptMap Map(in Call call) => call.Self.AsObject as ScriptMap ?? throw call.X.TypeError("The receiver is not a Map");

    private static ScriptSet Set(in Call call) => call.Self.AsObject as ScriptSet ?? throw call.X.TypeError("The receiver is not a Set");

    private static Value Iterate(IEnumerable<Value> items) => Value.Of(new ScriptIterator(items));

    private static Value NewMap(in Call call)
    {
        var map = new ScriptMap();
        if (call[0].IsNullish) return Value.Of(map);
        foreach (var entry in Iteration.Over(call[0], call.X))
        {
            call.X.Budget.Step();
            if (!entry.IsObject) throw call.X.TypeError("Iterator value is not an entry object");
            map.Table.Set(Access.Get(entry, "0", call.X), Access.Get(entry, "1", call.X), call.X);
        }
        return Value.Of(map);
    }

    private static Value NewSet(in Call call)
    {
        var set = new ScriptSet();
        if (call[0].IsNullish) return Value.Of(set);
        foreach (var item in Iteration.Over(call[0], call.X))
        {
            call.X.Budget.Step();
            set.Table.Set(item, item, call.X);
        }
        return Value.Of(set);
    }

    private static Value SetInMap(in Call call)
    {
        Map(call).Table.Set(call[0], call[1], call.X);
        return call.Self;
    }

    private static Value AddToSet(in Call call)
    {
        Set(call).Table.Set(call[0], call[0], call.X);
        return call.Self;
    }

    private static Value Clear(ValueTable table)
    {
        table.Clear();
        return Value.Undefined;
    }

    private static Value ForEach(in Call call, IEnumerable<(Value Key, Value Value)> entries)
    {
        var function = call.Function(0);
        foreach (var (key, value) in entries) call.Invoke(function, [value, key, call.Self]);
        return Value.Undefined;
    }

    private static Value Next(in Call call)
    {
        if (call.Self.AsObject is not ScriptIterator iterator) throw call.X.TypeError("The receiver is not an iterator");
        var more = iterator.MoveNext(out var value);
        var result = ObjectLibrary.New();
        result.Define("value", value, PropertyFlags.All, call.X);
        result.Define("done", Value.Of(!more), PropertyFlags.All, call.X);
        return Value.Of(result);
    }
}
