using System.Globalization;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Number, Boolean and the global functions and constants about numbers.</summary>
internal static class NumberLibrary
{
    private const double MaxSafe = 9007199254740991;

    public static void Install(Library globals)
    {
        globals.Constant("NaN", Value.Of(double.NaN)).Constant("Infinity", Value.Of(double.PositiveInfinity))
            .Method("parseInt", 2, ParseInt)
            .Method("parseFloat", 1, ParseFloat)
            .Method("isNaN", 1, (in call) => Value.Of(double.IsNaN(call.Number(0))))
            .Method("isFinite", 1, (in call) => Value.Of(double.IsFinite(call.Number(0))));
        globals.Type(new NativeFunction("Number", 1, (in call) => Value.Of(call.Count == 0 ? 0 : call.Number(0))), Intrinsics.NumberPrototype)
            .Method("parseInt", 2, ParseInt)
            .Method("parseFloat", 1, ParseFloat)
            .Method("isNaN", 1, (in call) => Value.Of(call[0].IsNumber && double.IsNaN(call[0].Number)))
            .Method("isFinite", 1, (in call) => Value.Of(call[0].IsNumber && double.IsFinite(call[0].Number)))
            .Method("isInteger", 1, (in call) => Value.Of(IsInteger(call[0])))
            .Method("isSafeInteger", 1, (in call) => Value.Of(IsInteger(call[0]) && Math.Abs(call[0].Number) <= MaxSafe))
            .Constant("MAX_SAFE_INTEGER", Value.Of(MaxSafe)).Constant("MIN_SAFE_INTEGER", Value.Of(-MaxSafe))
            .Constant("MAX_VALUE", Value.Of(double.MaxValue)).Constant("MIN_VALUE", Value.Of(double.Epsilon))
            .Constant("EPSILON", Value.Of(Math.Pow(2, -52))).Constant("NaN", Value.Of(double.NaN))
            .Constant("POSITIVE_INFINITY", Value.Of(double.PositiveInfinity)).Constant("NEGATIVE_INFINITY", Value.Of(double.NegativeInfinity));
        new Library(Intrinsics.NumberPrototype)
            .Method("toString", 1, Format)
            .Method("toLocaleString", 0, ToLocale)
            .Method("valueOf", 0, (in call) => Value.Of(Self(call)))
            .Method("toFixed", 1, ToFixed)
            .Method("toPrecision", 1, ToPrecision)
            .Method("toExponential", 1, ToExponential);
        globals.Type(new NativeFunction("Boolean", 1, (in call) => Value.Of(To.Boolean(call[0]))), Intrinsics.BooleanPrototype);
        new Library(Intrinsics.BooleanPrototype)
            .Method("toString", 0, (in call) => Value.Of(Truth(call) ? "true" : "false"))
            .Method("valueOf", 0, (in call) => Value.Of(Truth(call)));
    }

    private static double Self(in Call call) => call.Self.IsNumber ? call.Self.Number : throw call.X.TypeError("The receiver is not a number");

    private static bool Truth(in Call call) => call.Self.IsBoolean ? call.Self.IsTrue : throw call.X.TypeError("The receiver is not a boolean");

    private static bool IsInteger(in Value value) => value.IsNumber && double.IsFinite(value.Number) && value.Number == Math.Floor(value.Number);

    private static Value ParseFloat(in Call call) => Value.Of(NumberText.ParseBeginning(To.LongText(call[0], call.X)));

    private static Value ParseInt(in Call call)
    {
        var text = NumberText.Trim(To.LongText(call[0], call.X));
        var radix = To.Int32(call[1], call.X);
        var negative = text.StartsWith('-');
        if (negative || text.StartsWith('+')) text = text[1..];
        if (radix is 0 or 16 && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) (text, radix) = (text[2..], 16);
        if (radix == 0) radix = 10;
        if (radix is < 2 or > 36) return Value.Of(double.NaN);
        var digits = new string([.. text.TakeWhile(c => NumberText.DigitOf(c) < radix)]);
        var number = radix == 10 && digits.Length > 0 ? double.Parse(digits, CultureInfo.InvariantCulture) : NumberText.ParseRadix(digits, radix);
        return Value.Of(negative ? -number : number);
    }

    private static Value Format(in Call call)
    {
        var radix = call[0].IsUndefined ? 10 : call.Integer(0);
        if (radix is < 2 or > 36) throw call.X.RangeError("toString() radix must be between 2 and 36");
        return Value.Of(radix == 10 ? NumberText.Format(Self(call)) : NumberText.FormatRadix(Self(call), (int)radix));
    }

    private static int Digits(in Call call, int least, int most)
    {
        var digits = call.Integer(0);
        return digits >= least && digits <= most ? (int)digits : throw call.X.RangeError($"Digits must be between {least} and {most}");
    }

    private static Value ToFixed(in Call call)
    {
        var number = Self(call);
        var digits = Digits(call, 0, 100);
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return Value.Of(NumberText.Format(number));
        return Value.Of(ExactDigits.Fixed(number, digits));
    }

    private static Value ToExponential(in Call call)
    {
        var number = Self(call);
        if (!double.IsFinite(number)) return Value.Of(NumberText.Format(number));
        if (!call[0].IsUndefined) return Value.Of(Exponential(number, Digits(call, 0, 100)));
        var shortest = NumberText.Format(Math.Abs(number));
        var significant = shortest.Split('e')[0].Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
        return Value.Of(Exponential(number, Math.Max(0, significant - 1)));
    }

    private static string Exponential(double number, int digits)
    {
        var (text, exponent) = number == 0 ? (new string('0', digits + 1), 0) : ExactDigits.Significant(Math.Abs(number), digits + 1);
        var mantissa = digits == 0 ? text : $"{text[0]}.{text[1..]}";
        return $"{(number < 0 ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";
    }

    private static Value ToPrecision(in Call call)
    {
        var number = Self(call);
        if (call[0].IsUndefined || !double.IsFinite(number)) return Value.Of(NumberText.Format(number));
        var digits = Digits(call, 1, 100);
        var exponent = number == 0 ? 0 : ExactDigits.Significant(Math.Abs(number), digits).Exponent;
        if (exponent < -6 || exponent >= digits) return Value.Of(Exponential(number, digits - 1));
        return Value.Of(ExactDigits.Fixed(number, digits - 1 - exponent));
    }

    // Without locale data: three digits to a group and up to three behind the point, as zh-CN and en-US both write.
    private static Value ToLocale(in Call call)
    {
        var options = call[1].AsObject;
        var least = Option(options, "minimumFractionDigits", 0, call.X);
        var most = Option(options, "maximumFractionDigits", Math.Max(3, least), call.X);
        var number = Self(call);
        if (!double.IsFinite(number)) return Value.Of(double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞");
        var format = "#,##0." + new string('0', least) + new string('#', Math.Max(0, most - least));
        var text = Math.Round((decimal)Math.Clamp(number, -7e27, 7e27), Math.Min(most, 28), MidpointRounding.AwayFromZero).ToString(format, CultureInfo.InvariantCulture);
        return Value.Of(text);
    }

    private static int Option(ScriptObject? options, string name, int missing, Execution x)
    {
        if (options?.Get(name, x) is not { IsUndefined: false } given) return missing;
        return To.Integer(given, x) is >= 0 and <= 20 and var digits ? (int)digits : throw x.RangeError($"{name} value is out of range");
    }
}
