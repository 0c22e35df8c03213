using System.Numerics;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

internal static class MathLibrary
{
    public static void Install(Library globals)
    {
        var math = ObjectLibrary.New();
        globals.Constant("Math", Value.Of(math));
        var library = new Library(math)
            .Constant("PI", Value.Of(Math.PI)).Constant("E", Value.Of(Math.E))
            .Constant("LN2", Value.Of(0.6931471805599453)).Constant("LN10", Value.Of(2.302585092994046))
            .Constant("LOG2E", Value.Of(1.4426950408889634)).Constant("LOG10E", Value.Of(0.4342944819032518))
            .Constant("SQRT2", Value.Of(1.4142135623730951)).Constant("SQRT1_2", Value.Of(0.7071067811865476))
            .Method("max", 2, (in call) => Value.Of(Extreme(call, double.NegativeInfinity, Math.Max)))
            .Method("min", 2, (in call) => Value.Of(Extreme(call, double.PositiveInfinity, Math.Min)))
            .Method("pow", 2, (in call) => Value.Of(Operators.Power(call.Number(0), call.Number(1))))
            .Method("atan2", 2, (in call) => Value.Of(Math.Atan2(call.Number(0), call.Number(1))))
            .Method("hypot", 2, Hypot)
            .Method("imul", 2, (in call) => Value.Of(unchecked(To.Int32(call[0], call.X) * To.Int32(call[1], call.X))))
            .Method("clz32", 1, (in call) => Value.Of(BitOperations.LeadingZeroCount(To.UInt32(call[0], call.X))))
            .Method("random", 0, (in call) => Value.Of(call.X.Host.Random()));
        foreach (var (name, function) in OfOneNumber)
            library.Method(name, 1, (in call) => Value.Of(function(call.Number(0))));
    }

    private static readonly (string Name, Func<double, double> Function)[] OfOneNumber =
    [
        ("abs", Math.Abs), ("floor", Math.Floor), ("ceil", Math.Ceiling), ("trunc", Math.Truncate), ("round", Round),
        ("sign", n => double.IsNaN(n) || n == 0 ? n : Math.Sign(n)), ("sqrt", Math.Sqrt), ("cbrt", CubeRoot), ("exp", Math.Exp),
        ("expm1", n => Math.Abs(n) < 1e-5 ? n + n * n / 2 : Math.Exp(n) - 1), ("log", Math.Log), ("log2", Math.Log2), ("log10", Math.Log10),
        ("log1p", n => Math.Abs(n) < 1e-5 ? n - n * n / 2 : Math.Log(1 + n)), ("sin", Math.Sin), ("cos", Math.Cos), ("tan", Math.Tan),
        ("asin", Math.Asin), ("acos", Math.Acos), ("atan", Math.Atan), ("sinh", Math.Sinh), ("cosh", Math.Cosh), ("tanh", Math.Tanh),
        ("asinh", Math.Asinh), ("acosh", Math.Acosh), ("atanh", Math.Atanh), ("fround", n => (float)n),
    ];

    // ECMA-262 §21.3.2.28: halves go up, and what is under a half keeps its sign.
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        if (number - floor >= 0.5) floor += 1;
        return floor == 0 && (number < 0 || double.IsNegative(number)) ? -0.0 : floor;
    }

    // One step of Newton's method makes the root of a cube exact.
    private static double CubeRoot(double number)
    {
        var root = Math.Cbrt(number);
        return root == 0 || !double.IsFinite(root) ? root : root - (root * root * root - number) / (3 * root * root);
    }

    private static double Extreme(in Call call, double start, Func<double, double, double> better)
    {
        for (var i = 0; i < call.Count; i++) start = better(start, call.Number(i));
        return start;
    }

    private static Value Hypot(in Call call)
    {
        var sum = 0.0;
        for (var i = 0; i < call.Count; i++)
        {
            var number = call.Number(i);
            if (double.IsInfinity(number)) return Value.Of(double.PositiveInfinity);
            sum += number * number;
        }
        return Value.Of(Math.Sqrt(sum));
    }
}
