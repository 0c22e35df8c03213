using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class ErrorLibrary
{
    public static void Install(Library globals)
    {
        Add(globals, "Error", Intrinsics.ErrorPrototype);
        Add(globals, "TypeError", Intrinsics.TypeErrorPrototype);
        Add(globals, "RangeError", Intrinsics.RangeErrorPrototype);
        Add(globals, "ReferenceError", Intrinsics.ReferenceErrorPrototype);
        Add(globals, "SyntaxError", Intrinsics.SyntaxErrorPrototype);
        Add(globals, "URIError", Intrinsics.UriErrorPrototype);
        Add(globals, "EvalError", Intrinsics.EvalErrorPrototype);
        new Library(Intrinsics.ErrorPrototype).Method("toString", 0, Describe);
    }

    private static void Add(Library globals, string name, ScriptObject prototype)
    {
        Native make = (in call) => New(call, prototype);
        globals.Type(new NativeFunction(name, 1, make, make), prototype);
        prototype.Install("name", Value.Of(name));
        prototype.Install("message", Value.EmptyText);
    }

    private static Value New(in Call call, ScriptObject prototype)
    {
        var error = new ScriptError(prototype, call[0].IsUndefined ? null : call.Text(0));
        if (call[1].AsObject is { } options && options.Has("cause", call.X)) error.Install("cause", options.Get("cause", call.X));
        return Value.Of(error);
    }

    private static Value Describe(in Call call) =>
        Value.Of(ScriptError.Describe(call.Self.AsObject ?? throw call.X.TypeError("The receiver is not an object"), call.X));
}
