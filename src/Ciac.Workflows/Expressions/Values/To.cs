using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Type conversions (ECMA-262 §7.1).</summary>
internal static class To
{
    public static bool Boolean(in Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => false,
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        ValueKind.String => value.TextLength > 0,
        _ => true,
    };

    public static double Number(in Value value, Execution x) => value.Kind switch
    {
        ValueKind.Number => value.Number,
        ValueKind.Undefined => double.NaN,
        ValueKind.Null => 0,
        ValueKind.Boolean => value.IsTrue ? 1 : 0,
        ValueKind.String => NumberText.Parse(LongText(value, x)),
        _ => Number(Primitive(value, x, preferText: false), x),
    };

    /// <summary>A text all of which is looked at: a long one costs more than one step.</summary>
    public static string LongText(in Value value, Execution x)
    {
        var text = Text(value, x);
        if (text.Length > 64) x.Budget.Spend(text.Length / 8);
        x.Budget.Reserve(text.Length * 8L);
        return text;
    }

    public static string Text(in Value value, Execution x) => value.Kind switch
    {
        ValueKind.String => value.Text,
        ValueKind.Number => NumberText.Format(value.Number),
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        _ => Text(Primitive(value, x, preferText: true), x),
    };

    /// <summary>Like Text, but keeps a rope as it is.</summary>
    public static Value TextValue(in Value value, Execution x) => value.IsString ? value : Value.Of(Text(value, x));

    public static string Key(in Value value, Execution x)
    {
        if (value.IsNumber && value.Number >= 0 && value.Number < int.MaxValue && value.Number == (int)value.Number) return Keys.Of((int)value.Number);
        var text = Text(value, x);
        if (text.Length > 64) x.Budget.Spend(text.Length / 64);
        return text;
    }

    /// <summary>An integer or infinity; NaN becomes 0.</summary>
    public static double Integer(in Value value, Execution x)
    {
        var number = Number(value, x);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    /// <summary>A position counted from the end when negative, within 0 … length.</summary>
    public static int Position(in Value value, int length, int missing, Execution x)
    {
        if (value.IsUndefined) return missing;
        var position = Integer(value, x);
        return (int)(position < 0 ? Math.Max(0, length + position) : Math.Min(position, length));
    }

    public static int Int32(in Value value, Execution x) => Int32(Number(value, x));

    public static int Int32(double number)
    {
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        if (!double.IsFinite(number)) return 0;
        var modulo = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return unchecked((int)(long)modulo);
    }

    public static uint UInt32(in Value value, Execution x) => unchecked((uint)Int32(value, x));

    public static Value Primitive(in Value value, Execution x, bool preferText)
    {
        if (value.AsObject is not { } target) return value;
        foreach (var name in preferText ? TextFirst : NumberFirst)
        {
            if (target.Get(name, x).AsFunction is not { } method) continue;
            x.Budget.Step();
            var result = method.Call(x, value, []);
            if (!result.IsObject) return result;
        }
        throw x.TypeError("Cannot convert object to primitive value");
    }

    /// <summary>For + and ==, where a date turns into text and anything else into a number.</summary>
    public static Value Primitive(in Value value, Execution x) =>
        value.IsObject ? Primitive(value, x, preferText: value.AsObject is ScriptDate) : value;

    private static readonly string[] TextFirst = ["toString", "valueOf"];
    private static readonly string[] NumberFirst = ["valueOf", "toString"];
}
