using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Operators whose meaning depends on the types of both sides (ECMA-262 §7.2 and §13).</summary>
internal static class Operators
{
    public static Value Add(in Value left, in Value right, Execution x)
    {
        if (left.IsNumber && right.IsNumber) return Value.Of(left.Number + right.Number);
        var a = To.Primitive(left, x);
        var b = To.Primitive(right, x);
        return a.IsString || b.IsString
            ? Rope.Concat(To.TextValue(a, x), To.TextValue(b, x), x.Budget)
            : Value.Of(To.Number(a, x) + To.Number(b, x));
    }

    public static bool StrictEquals(in Value left, in Value right)
    {
        if (left.IsString && right.IsString) return SameText(left, right);
        if (left.IsNumber && right.IsNumber) return left.Number == right.Number;
        if (left.IsBoolean && right.IsBoolean) return left.IsTrue == right.IsTrue;
        return left.SameReference(right) && !left.IsNumber && !left.IsBoolean;
    }

    /// <summary>Like ===, but NaN is itself: for includes, Map and Set.</summary>
    public static bool SameValueZero(in Value left, in Value right) =>
        StrictEquals(left, right) || (left.IsNumber && right.IsNumber && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    public static bool LooseEquals(in Value left, in Value right, Execution x)
    {
        if (left.IsNullish || right.IsNullish) return left.IsNullish && right.IsNullish;
        if (left.Kind == right.Kind) return StrictEquals(left, right);
        if (left.IsBoolean) return LooseEquals(Value.Of(To.Number(left, x)), right, x);
        if (right.IsBoolean) return LooseEquals(left, Value.Of(To.Number(right, x)), x);
        if (left.IsObject) return LooseEquals(To.Primitive(left, x), right, x);
        if (right.IsObject) return LooseEquals(left, To.Primitive(right, x), x);
        return To.Number(left, x) == To.Number(right, x);
    }

    /// <summary>Negative, zero or positive; null when one side is NaN.</summary>
    public static int? Compare(in Value left, in Value right, Execution x)
    {
        if (left.IsNumber && right.IsNumber) return CompareNumbers(left.Number, right.Number);
        var a = To.Primitive(left, x, preferText: false);
        var b = To.Primitive(right, x, preferText: false);
        return a.IsString && b.IsString ? CompareTexts(a.Text, b.Text, x) : CompareNumbers(To.Number(a, x), To.Number(b, x));
    }

    public static int CompareTexts(string left, string right, Execution x)
    {
        x.Budget.Spend(Math.Min(left.Length, right.Length) / 64);
        return string.CompareOrdinal(left, right);
    }

    public static string TypeOf(in Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Boolean => "boolean",
        ValueKind.Number => "number",
        ValueKind.String => "string",
        ValueKind.Object when value.AsFunction is not null => "function",
        _ => "object",
    };

    public static bool InstanceOf(in Value value, in Value type, Execution x)
    {
        if (type.AsFunction is not { } constructor) throw x.TypeError("Right-hand side of 'instanceof' is not callable");
        var prototype = constructor.Get("prototype", x).AsObject;
        for (var owner = value.AsObject?.Prototype; owner is not null; owner = owner.Prototype)
        {
            if (ReferenceEquals(owner, prototype)) return true;
            x.Budget.Step();
        }
        return false;
    }

    public static bool In(in Value key, in Value target, Execution x) =>
        target.AsObject is { } owner
            ? owner.Has(To.Key(key, x), x)
            : throw x.TypeError("Cannot use 'in' operator to search for a key in a primitive value");

    /// <summary>ECMA-262 §6.1.6.1.3: unlike IEEE, 1 ** NaN and 1 ** Infinity are NaN.</summary>
    public static double Power(double left, double right) =>
        double.IsNaN(right) || (Math.Abs(left) == 1 && double.IsInfinity(right)) ? double.NaN : Math.Pow(left, right);

    private static bool SameText(in Value left, in Value right) =>
        left.SameReference(right) || (left.TextLength == right.TextLength && left.Text == right.Text);

    private static int? CompareNumbers(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
}
