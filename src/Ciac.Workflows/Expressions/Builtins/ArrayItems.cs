using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>What array functions work on.</summary>
internal static class ArrayItems
{
    /// <summary>The array itself; a string or an object with a length gives a copy of its items.</summary>
    public static ScriptArray Of(in Value value, Execution x)
    {
        if (value.AsObject is ScriptArray array) return array;
        if (value.IsNullish) throw x.TypeError("Cannot convert undefined or null to object");
        var length = To.Integer(Access.Get(value, "length", x), x);
        var list = new ValueList(x);
        for (var i = 0; i < length; i++) list.Add(Access.Get(value, Value.Of(i), x));
        return new ScriptArray(list.ToArray());
    }

    public static ScriptArray Self(in Call call) => Of(call.Self, call.X);

    /// <summary>The array to change; nothing else can be changed in place.</summary>
    public static ScriptArray Mutable(in Call call) =>
        call.Self.AsObject as ScriptArray ?? throw call.X.TypeError("The receiver is not an array");

    public static Value Make(Value[] items) => Value.Of(new ScriptArray(items));
}
