using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class FunctionLibrary
{
    public static void Install(Library globals)
    {
        // There is no way from text to code inside a script.
        Native refuse = (in call) => throw call.X.Error(Intrinsics.EvalErrorPrototype, "Code cannot be made from text");
        globals.Type(new NativeFunction("Function", 1, refuse, refuse), Intrinsics.FunctionPrototype);
        globals.Method("eval", 1, refuse);
        new Library(Intrinsics.FunctionPrototype)
            .Method("call", 1, (in call) => Self(call).Call(call.X, call[0], call.Arguments.Length < 2 ? [] : call.Arguments[1..]))
            .Method("apply", 2, Apply)
            .Method("bind", 1, Bind)
            .Method("toString", 0, (in call) => Value.Of($"function {Self(call).Name}() {{ [code] }}"));
    }

    private static ScriptFunction Self(in Call call) => call.Self.AsFunction ?? throw call.X.TypeError("The receiver is not a function");

    private static Value Apply(in Call call)
    {
        var arguments = call[1].IsNullish ? [] : ArrayItems.Of(call[1], call.X).Copy(call.X);
        return Self(call).Call(call.X, call[0], arguments);
    }

    private static Value Bind(in Call call)
    {
        var target = Self(call);
        var self = call[0];
        var first = call.Arguments.Skip(1).ToArray();
        return Value.Of(new NativeFunction(
            $"bound {target.Name}",
            Math.Max(0, target.Arity - first.Length),
            (in later) => target.Call(later.X, self, Join(first, later)),
            (in later) => target.Construct(later.X, Join(first, later))));
    }

    private static Value[] Join(Value[] first, in Call later)
    {
        later.X.Budget.Reserve((first.Length + later.Count) * 16L);
        return [.. first, .. later.Arguments];
    }
}
