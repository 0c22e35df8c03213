using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.ArrayItems;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class ArrayLibrary
{
    public static void Install(Library globals)
    {
        globals.Type(new NativeFunction("Array", 1, New, New), Intrinsics.ArrayPrototype)
            .Method("isArray", 1, (in call) => Value.Of(call[0].AsObject is ScriptArray))
            .Method("of", 0, (in call) => Make(call.Arguments))
            .Method("from", 1, From);
        var prototype = new Library(Intrinsics.ArrayPrototype);
        ArrayReading.Install(prototype);
        ArrayChanging.Install(prototype);
        ArrayCallbacks.Install(prototype);
        ArraySorting.Install(prototype);
    }

    private static Value New(in Call call)
    {
        if (call.Count != 1 || !call[0].IsNumber) return Make(call.Arguments);
        return Value.Of(ScriptArray.WithLength(call[0].Number, call.X));
    }

    private static Value From(in Call call)
    {
        var map = call[1].IsUndefined ? null : call.Function(1);
        var list = new ValueList(call.X);
        foreach (var item in Source(call))
            list.Add(map is null ? item : call.Invoke(map, [item, Value.Of(list.Count)]));
        return list.ToScriptArray();
    }

    private static IEnumerable<Value> Source(in Call call)
    {
        var iterable = call[0].IsString || call[0].AsObject is ScriptArray or ScriptMap or ScriptSet or ScriptIterator;
        return iterable ? Iteration.Over(call[0], call.X) : Iteration.OverArray(Of(call[0], call.X));
    }
}
