using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.ArrayItems;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Array functions that call back for the items that were there at the beginning.</summary>
internal static class ArrayCallbacks
{
    public static void Install(Library prototype) => prototype
        .Method("forEach", 1, ForEach)
        .Method("map", 1, (in call) => Collect(call, Each(call).Select(e => e.Result)))
        .Method("filter", 1, (in call) => Collect(call, Each(call).Where(e => To.Boolean(e.Result)).Select(e => e.Item)))
        .Method("flatMap", 1, (in call) => Collect(call, Each(call).SelectMany(e => Flattened(e.Result))))
        .Method("some", 1, (in call) => Value.Of(Each(call).Any(e => To.Boolean(e.Result))))
        .Method("every", 1, (in call) => Value.Of(Each(call).All(e => To.Boolean(e.Result))))
        .Method("find", 1, (in call) => Find(call, false).Item)
        .Method("findIndex", 1, (in call) => Value.Of(Find(call, false).Index))
        .Method("findLast", 1, (in call) => Find(call, true).Item)
        .Method("findLastIndex", 1, (in call) => Value.Of(Find(call, true).Index))
        .Method("reduce", 1, (in call) => Reduce(call, false))
        .Method("reduceRight", 1, (in call) => Reduce(call, true));

    private readonly record struct Visit(Value Item, int Index, Value Result);

    private static IEnumerable<Visit> Each(in Call call, bool backwards = false) =>
        Walk(call.X, Self(call), (call.Function(0), call[1]), backwards);

    private static IEnumerable<Visit> Walk(Execution x, ScriptArray array, (ScriptFunction Function, Value Self) callback, bool backwards)
    {
        var count = array.Count;
        for (var i = 0; i < count; i++)
        {
            var index = backwards ? count - 1 - i : i;
            if (index >= array.Count) continue;
            var item = array[index];
            x.Budget.Step();
            var result = callback.Function.Call(x, callback.Self, [item, Value.Of(index), Value.Of(array)]);
            yield return new Visit(item, index, result);
        }
    }

    private static Value ForEach(in Call call)
    {
        foreach (var _ in Each(call)) continue;
        return Value.Undefined;
    }

    private static Value Collect(in Call call, IEnumerable<Value> items)
    {
        var list = new ValueList(call.X);
        foreach (var item in items) list.Add(item);
        return list.ToScriptArray();
    }

    private static IEnumerable<Value> Flattened(Value value) =>
        value.AsObject is ScriptArray array ? Iteration.OverArray(array) : [value];

    private static Visit Find(in Call call, bool backwards)
    {
        foreach (var visit in Each(call, backwards))
            if (To.Boolean(visit.Result)) return visit;
        return new Visit(Value.Undefined, -1, Value.Undefined);
    }

    private static Value Reduce(in Call call, bool backwards)
    {
        var array = Self(call);
        var function = call.Function(0);
        var first = call.Count > 1 ? 0 : 1;
        var count = array.Count;
        if (first > count) throw call.X.TypeError("Reduce of empty array with no initial value");
        var total = call.Count > 1 ? call[1] : array[backwards ? count - 1 : 0];
        for (var i = first; i < count; i++)
        {
            var index = backwards ? count - 1 - i : i;
            if (index < array.Count) total = call.Invoke(function, [total, array[index], Value.Of(index), Value.Of(array)]);
        }
        return total;
    }
}
