using Ciac.Workflows.Expressions.Patterns;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class RegexLibrary
{
    public static void Install(Library globals)
    {
        globals.Type(new NativeFunction("RegExp", 2, New, New), Intrinsics.RegExpPrototype);
        var prototype = new Library(Intrinsics.RegExpPrototype)
            .Method("exec", 1, (in call) => Matching.Exec(Self(call), call.Text(0), call.X))
            .Method("test", 1, (in call) => Value.Of(Matching.Next(Self(call), call.Text(0), call.X) is not null))
            .Method("toString", 0, (in call) => Value.Of($"/{Self(call).Pattern.Source}/{Self(call).Pattern.Flags}"))
            .Getter("source", (in call) => Value.Of(Self(call).Pattern.Source))
            .Getter("flags", (in call) => Value.Of(Self(call).Pattern.Flags));
        foreach (var (name, flag) in new[] { ("global", 'g'), ("ignoreCase", 'i'), ("multiline", 'm'), ("dotAll", 's'), ("unicode", 'u'), ("sticky", 'y') })
            prototype.Getter(name, (in call) => Value.Of(Self(call).Pattern.Has(flag)));
    }

    private static ScriptRegex Self(in Call call) => call.Self.AsObject as ScriptRegex ?? throw call.X.TypeError("The receiver is not a regular expression");

    private static Value New(in Call call)
    {
        var known = call[0].AsObject as ScriptRegex;
        if (known is not null && call[1].IsUndefined) return Value.Of(new ScriptRegex(known.Pattern));
        var source = known?.Pattern.Source ?? (call[0].IsUndefined ? "" : call.Text(0));
        return Value.Of(new ScriptRegex(CompiledPattern.Compile(source, call[1].IsUndefined ? "" : call.Text(1), call.X)));
    }
}
