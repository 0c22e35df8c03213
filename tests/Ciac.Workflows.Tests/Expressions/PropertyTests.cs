using Ciac.Workflows.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Workflows.Tests.Expressions;

public sealed class PropertyTests
{
    private static readonly ScriptLimits Small = new() { MaxSteps = 20_000, MaxTime = TimeSpan.FromMilliseconds(20), MaxAllocatedBytes = 2_000_000 };

    private static readonly string[] Pieces =
    [
        "a", "b", "1", "0.5", "'s'", "`t${", "}`", "(", ")", "[", "]", "{", "}", ",", ";", ".", "?.", "=>", "=", "==", "===", "+", "-", "*", "**", "/", "%",
        "...", "?", ":", "&&", "||", "??", "??=", "!", "typeof ", "new ", "delete ", "void ", "in ", "of ", "let ", "const ", "var ", "function ", "return ",
        "if ", "else ", "for ", "while ", "do ", "switch ", "case ", "default:", "break ", "continue ", "try ", "catch ", "finally ", "throw ", "this",
        "null", "async ", "await ", "get ", "/r/g", "\n", " ", "++", "--", "<", ">>>", "\\u0061", "\"", "'", "`", "//", "/*", "*/", "Math.max", "[].map",
    ];

    private static readonly Gen<string> Snippets = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    [Fact]
    public void Any_text_runs_or_gives_a_script_error() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll<string>(text => RunsOrFails(text ?? "")));

    [Fact]
    public void Any_mix_of_tokens_runs_or_gives_a_script_error() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(40), Prop.ForAll(Snippets.ToArbitrary(), RunsOrFails));

    [Fact]
    public void Any_change_of_a_working_script_runs_or_gives_a_script_error() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Mutations().ToArbitrary(), RunsOrFails));

    [Fact]
    public void Arithmetic_agrees_with_a_model() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(20), Prop.ForAll(Arithmetic().ToArbitrary(), Agrees));

    [Fact]
    public void A_number_written_and_read_back_is_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll<long>(bits =>
        {
            var number = BitConverter.Int64BitsToDouble(bits * 6364136223846793005);
            var host = new ScriptHost();
            host.DefineValue("n", number);
            return Same((double)Scripts.Run("Number(String(n))", host)!, number) && Same((double)Scripts.Run("+n.toString(10)", host)!, number);
        }));

    [Fact]
    public void A_power_of_two_written_and_read_back_is_the_same()
    {
        for (var power = -1074; power < 1024; power++)
            Assert.Equal(true, Scripts.Run($"Number(String(2 ** {power})) === 2 ** {power}"));
    }

    [Fact]
    public void Json_written_and_read_back_is_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<string, int[]>((text, numbers) =>
        {
            var host = new ScriptHost();
            host.DefineValue("v", new Dictionary<string, object?> { [text ?? "k"] = numbers, ["t"] = text });
            return Equals(true, Scripts.Run("const j = JSON.stringify(v), w = JSON.parse(j); JSON.stringify(w) === j && w.t === v.t", host));
        }));

    [Fact]
    public void Sorting_keeps_equal_items_in_order() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<byte[]>(keys =>
        {
            var host = new ScriptHost();
            host.DefineValue("keys", (keys ?? []).Select(k => (object?)(k % 4)).ToList());
            var sorted = (List<object?>)Scripts.Run("keys.map((k, i) => ({k, i})).sort((a, b) => a.k - b.k).map(x => x.i)", host)!;
            return sorted.SequenceEqual((keys ?? []).Select((k, i) => (k: k % 4, i)).OrderBy(x => x.k).Select(x => (object?)(double)x.i));
        }));

    private static bool RunsOrFails(string source)
    {
        try
        {
            Scripts.Run(source, limits: Small);
        }
        catch (ScriptException error)
        {
            return error.Line > 0 && error.Column > 0;
        }
        return true;
    }

    private static Gen<string> Mutations() =>
        from row in Gen.Elements(LanguageTests.Sources())
        from at in Gen.Choose(0, row.Length)
        from length in Gen.Choose(0, 4)
        from piece in Gen.Elements([.. Pieces, ""])
        select row[..at] + piece + row[Math.Min(row.Length, at + length)..];

    private sealed record Term(string Source, double Value);

    private static Gen<Term> Arithmetic() => Gen.Sized(Terms);

    private static Gen<Term> Terms(int size) => size <= 1 ? Leaves : Gen.OneOf(Leaves, Operations(size / 2), Negations(size / 2));

    private static Gen<Term> Leaves { get; } =
        Gen.Elements(0.0, 1, 2, 3, 7, 0.5, 0.1, 1e10, 1e-10, 1e300, 4294967296, 9007199254740993).Select(n => new Term(Scripts.Write(n), n));

    private static Gen<Term> Negations(int size) => Terms(size).Select(t => new Term($"-({t.Source})", -t.Value));

    private static Gen<Term> Operations(int size) =>
        from left in Terms(size)
        from right in Terms(size)
        from operation in Gen.Elements("+", "-", "*", "/", "%", "|", "&", "^", "<<", ">>", ">>>", "<", ">=", "===")
        select new Term($"+(({left.Source}) {operation} ({right.Source}))", Model(left.Value, operation, right.Value));

    private static double Model(double a, string operation, double b) => operation switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "%" => a % b,
        "|" => ToInt32(a) | ToInt32(b),
        "&" => ToInt32(a) & ToInt32(b),
        "^" => ToInt32(a) ^ ToInt32(b),
        "<<" => ToInt32(a) << (ToInt32(b) & 31),
        ">>" => ToInt32(a) >> (ToInt32(b) & 31),
        ">>>" => (uint)ToInt32(a) >> (ToInt32(b) & 31),
        "<" => a < b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        _ => a == b ? 1 : 0,
    };

    private static int ToInt32(double number) =>
        double.IsFinite(number) ? unchecked((int)(uint)(System.Numerics.BigInteger.Remainder(new System.Numerics.BigInteger(number), 4294967296) + 4294967296 & uint.MaxValue)) : 0;

    private static bool Agrees(Term term) => Same(Convert.ToDouble(Scripts.Run(term.Source), System.Globalization.CultureInfo.InvariantCulture), term.Value);

    private static bool Same(double left, double right) => left.Equals(right) || (double.IsNaN(left) && double.IsNaN(right));
}
