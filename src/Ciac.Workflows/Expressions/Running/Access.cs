using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>Property access on any value; primitives borrow the prototype of their kind.</summary>
internal static class Access
{
    public static Value Get(in Value target, string key, Execution x) => target.Kind switch
    {
        ValueKind.Object => target.AsObject!.Get(key, x, target),
        ValueKind.String => GetOfText(target, key, x),
        ValueKind.Number => Intrinsics.NumberPrototype.Get(key, x, target),
        ValueKind.Boolean => Intrinsics.BooleanPrototype.Get(key, x, target),
        _ => throw x.TypeError($"Cannot read properties of {(target.IsNull ? "null" : "undefined")} (reading '{key}')"),
    };

    public static Value Get(in Value target, in Value key, Execution x)
    {
        if (key.IsNumber && Index(key.Number) is var index and >= 0)
        {
            if (target.AsObject is ScriptArray array && index < array.Count) return array[index];
            if (target.IsString && index < target.TextLength) return Value.Of(Character(target.Text[index]));
        }
        return Get(target, KeyFor(target, key, x), x);
    }

    public static void Set(in Value target, string key, in Value value, Execution x)
    {
        if (target.AsObject is { } owner) owner.Set(key, value, x);
        else if (target.IsNullish) throw x.TypeError($"Cannot set properties of {(target.IsNull ? "null" : "undefined")} (setting '{key}')");
        else throw x.TypeError($"Cannot create property '{key}' on {Operators.TypeOf(target)}");
    }

    public static void Set(in Value target, in Value key, in Value value, Execution x)
    {
        if (key.IsNumber && target.AsObject is ScriptArray array && Index(key.Number) is var index and >= 0) array.SetAt(index, value, x);
        else Set(target, KeyFor(target, key, x), value, x);
    }

    public static string Character(char c) => c < Characters.Length ? Characters[c] : c.ToString();

    private static readonly string[] Characters = [.. Enumerable.Range(0, 256).Select(i => ((char)i).ToString())];

    private static string KeyFor(in Value target, in Value key, Execution x) =>
        target.IsNullish && key.IsObject ? "…" : To.Key(key, x);

    private static int Index(double number) => number >= 0 && number < int.MaxValue && number == (int)number ? (int)number : -1;

    private static Value GetOfText(in Value target, string key, Execution x)
    {
        if (key == "length") return Value.Of(target.TextLength);
        if (!Keys.TryIndex(key, out var index)) return Intrinsics.StringPrototype.Get(key, x, target);
        return index < target.TextLength ? Value.Of(Character(target.Text[index])) : Value.Undefined;
    }
}
