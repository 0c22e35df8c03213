using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.ArrayItems;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Array functions that change their array.</summary>
internal static class ArrayChanging
{
    public static void Install(Library prototype) => prototype
        .Method("push", 1, Push)
        .Method("pop", 0, Pop)
        .Method("shift", 0, Shift)
        .Method("unshift", 1, Unshift)
        .Method("splice", 2, Splice)
        .Method("reverse", 0, Reverse)
        .Method("fill", 1, Fill)
        .Method("copyWithin", 2, CopyWithin);

    private static Value Push(in Call call)
    {
        var array = Mutable(call);
        foreach (var item in call.Arguments) array.Add(item, call.X);
        return Value.Of(array.Count);
    }

    private static Value Pop(in Call call)
    {
        var array = Mutable(call);
        if (array.Count == 0) return Value.Undefined;
        var last = array[array.Count - 1];
        array.Resize(array.Count - 1, call.X);
        return last;
    }

    private static Value Shift(in Call call)
    {
        var array = Mutable(call);
        if (array.Count == 0) return Value.Undefined;
        var first = array[0];
        array.Move(1, 0, array.Count - 1, call.X);
        array.Resize(array.Count - 1, call.X);
        return first;
    }

    private static Value Unshift(in Call call)
    {
        var array = Mutable(call);
        var old = array.Count;
        array.Resize(old + call.Count, call.X);
        array.Move(0, call.Count, old, call.X);
        for (var i = 0; i < call.Count; i++) array.SetAt(i, call[i], call.X);
        return Value.Of(array.Count);
    }

    private static Value Splice(in Call call)
    {
        var array = Mutable(call);
        var from = call.Position(0, array.Count, 0);
        var wanted = call.Count == 0 ? 0 : call.Count == 1 ? array.Count : call.Integer(1);
        var count = (int)Math.Clamp(wanted, 0, array.Count - from);
        var removed = array.Copy(from, count, call.X);
        var added = call.Arguments.AsSpan(Math.Min(2, call.Count));
        var tail = array.Count - from - count;
        if (added.Length > count) array.Resize(array.Count + added.Length - count, call.X);
        array.Move(from + count, from + added.Length, tail, call.X);
        if (added.Length < count) array.Resize(array.Count + added.Length - count, call.X);
        for (var i = 0; i < added.Length; i++) array.SetAt(from + i, added[i], call.X);
        return Make(removed);
    }

    private static Value Reverse(in Call call)
    {
        var array = Mutable(call);
        var items = array.Copy(call.X);
        Array.Reverse(items);
        array.Replace(items, call.X);
        return call.Self;
    }

    private static Value Fill(in Call call)
    {
        var array = Mutable(call);
        var to = call.Position(2, array.Count, array.Count);
        for (var i = call.Position(1, array.Count, 0); i < to; i++)
        {
            call.X.Budget.Step();
            array.SetAt(i, call[0], call.X);
        }
        return call.Self;
    }

    private static Value CopyWithin(in Call call)
    {
        var array = Mutable(call);
        var to = call.Position(0, array.Count, 0);
        var from = call.Position(1, array.Count, 0);
        var end = call.Position(2, array.Count, array.Count);
        array.Move(from, to, Math.Max(0, Math.Min(end - from, array.Count - to)), call.X);
        return call.Self;
    }
}
