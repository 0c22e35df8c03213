using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.ArrayItems;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Array functions that change nothing and call nothing back.</summary>
internal static class ArrayReading
{
    public static void Install(Library prototype) => prototype
        .Method("at", 1, At)
        .Method("concat", 1, Concat)
        .Method("includes", 1, (in call) => Value.Of(Search(call, Operators.SameValueZero) >= 0))
        .Method("indexOf", 1, (in call) => Value.Of(Search(call, Operators.StrictEquals)))
        .Method("lastIndexOf", 1, LastIndexOf)
        .Method("join", 1, (in call) => Value.Of(Join(Self(call), call[0].IsUndefined ? "," : call.Text(0), call.X)))
        .Method("toString", 0, (in call) => Value.Of(Join(Self(call), ",", call.X)))
        .Method("slice", 2, Slice)
        .Method("flat", 0, Flat)
        .Method("keys", 0, (in call) => Iterate(Enumerable.Range(0, Self(call).Count).Select(i => Value.Of(i))))
        .Method("values", 0, (in call) => Iterate(Iteration.OverArray(Self(call))))
        .Method("entries", 0, (in call) => Iterate(Iteration.OverArray(Self(call)).Select((item, i) => Make([Value.Of(i), item]))));

    /// <summary>Joins texts; an array inside itself gives nothing there.</summary>
    public static string Join(ScriptArray array, string separator, Execution x)
    {
        if (x.Joining.Contains(array)) return "";
        x.Joining.Push(array);
        try
        {
            return JoinItems(array, separator, x);
        }
        finally
        {
            x.Joining.Pop();
        }
    }

    private static string JoinItems(ScriptArray array, string separator, Execution x)
    {
        x.Budget.Enter();
        var text = Value.EmptyText;
        for (var i = 0; i < array.Count; i++)
        {
            x.Budget.Step();
            if (i > 0) text = Rope.Concat(text, Value.Of(separator), x.Budget);
            if (!array[i].IsNullish) text = Rope.Concat(text, To.TextValue(array[i], x), x.Budget);
        }
        x.Budget.Leave();
        return text.Text;
    }

    private static Value Iterate(IEnumerable<Value> items) => Value.Of(new ScriptIterator(items));

    private static Value At(in Call call)
    {
        var array = Self(call);
        var index = call.Integer(0);
        var position = index < 0 ? array.Count + index : index;
        return position >= 0 && position < array.Count ? array[(int)position] : Value.Undefined;
    }

    private static Value Concat(in Call call)
    {
        var list = new ValueList(call.X);
        foreach (var item in Iteration.OverArray(Self(call))) list.Add(item);
        foreach (var argument in call.Arguments)
            foreach (var item in argument.AsObject is ScriptArray array ? Iteration.OverArray(array) : [argument])
                list.Add(item);
        return list.ToScriptArray();
    }

    private delegate bool Equality(in Value left, in Value right);

    private static int Search(in Call call, Equality equals)
    {
        var array = Self(call);
        for (var i = call.Position(1, array.Count, 0); i < array.Count; i++)
        {
            call.X.Budget.Step();
            if (equals(array[i], call[0])) return i;
        }
        return -1;
    }

    private static Value LastIndexOf(in Call call)
    {
        var array = Self(call);
        var from = call.Count > 1 ? call.Integer(1) : array.Count - 1;
        for (var i = (int)Math.Min(from < 0 ? array.Count + from : from, array.Count - 1); i >= 0; i--)
        {
            call.X.Budget.Step();
            if (Operators.StrictEquals(array[i], call[0])) return Value.Of(i);
        }
        return Value.Of(-1);
    }

    private static Value Slice(in Call call)
    {
        var array = Self(call);
        var from = call.Position(0, array.Count, 0);
        var to = call.Position(1, array.Count, array.Count);
        return Make(array.Copy(from, Math.Max(0, to - from), call.X));
    }

    private static Value Flat(in Call call)
    {
        var list = new ValueList(call.X);
        Flatten(Self(call), call[0].IsUndefined ? 1 : call.Integer(0), list, call.X);
        return list.ToScriptArray();
    }

    private static void Flatten(ScriptArray array, double depth, ValueList list, Execution x)
    {
        x.Budget.Enter();
        for (var i = 0; i < array.Count; i++)
        {
            x.Budget.Step();
            if (depth >= 1 && array[i].AsObject is ScriptArray inner) Flatten(inner, depth - 1, list, x);
            else list.Add(array[i]);
        }
        x.Budget.Leave();
    }
}
