using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class JsonLibrary
{
    public static void Install(Library globals)
    {
        var json = ObjectLibrary.New();
        globals.Constant("JSON", Value.Of(json));
        new Library(json).Method("parse", 2, Parse).Method("stringify", 3, Stringify);
    }

    private static Value Parse(in Call call)
    {
        var value = new JsonParser(call.Text(0), call.X).ParseDocument();
        if (call[1].AsFunction is not { } reviver) return value;
        var root = ObjectLibrary.New();
        root.Define("", value, PropertyFlags.All, call.X);
        return Revive(call, reviver, root, "");
    }

    private static Value Revive(in Call call, ScriptFunction reviver, ScriptObject holder, string key)
    {
        var x = call.X;
        x.Budget.Enter();
        x.Budget.Step();
        if (holder.Get(key, x).AsObject is { } inner) ReviveMembers(call, reviver, inner);
        var result = reviver.Call(x, Value.Of(holder), [Value.Of(key), holder.Get(key, x)]);
        x.Budget.Leave();
        return result;
    }

    private static void ReviveMembers(in Call call, ScriptFunction reviver, ScriptObject inner)
    {
        foreach (var name in inner.OwnKeys(call.X))
        {
            var revived = Revive(call, reviver, inner, name);
            if (revived.IsUndefined) inner.Delete(name, call.X);
            else inner.Define(name, revived, PropertyFlags.All, call.X);
        }
    }

    private static Value Stringify(in Call call)
    {
        var x = call.X;
        var writer = new JsonWriter(x, Indent(call[2], x))
        {
            Replacer = call[1].AsFunction,
            Allowed = call[1].AsObject is ScriptArray names ? Names(names, x) : null,
        };
        return writer.Write(call[0]);
    }

    private static HashSet<string> Names(ScriptArray names, Execution x)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Iteration.OverArray(names))
            if (name.IsString || name.IsNumber) allowed.Add(To.Text(name, x));
        return allowed;
    }

    private static string Indent(in Value space, Execution x)
    {
        if (space.IsNumber) return new string(' ', (int)Math.Clamp(To.Integer(space, x), 0, 10));
        return space.IsString ? space.Text[..Math.Min(10, space.TextLength)] : "";
    }
}
