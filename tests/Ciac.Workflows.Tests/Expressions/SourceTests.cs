using Ciac.Workflows.Expressions;

namespace Ciac.Workflows.Tests.Expressions;

public sealed class SourceTests
{
    public static TheoryData<string> Nesting =>
        ["(", "[", "{", "-", "!", "++", "a=>", "a=", "a?", "a?1:", "`${", "new ", "if(1)", "{a:", "({a:", "f(", "a[", "function f(){", "()=>{", "try{", "for(;;)", "[...", "a**", "typeof ", "x:", "a??="];

    public static TheoryData<string> Chains => ["1+", "a.b+", "1,", "a||", "a&&", "x=1;", "a;", "1 ? 2 : ", "a+b*", "'a'+"];

    public static TheoryData<string> Links => [".a", "[0]", "()", "?.a", "?.()", ".a()", "[a][b]"];

    [Theory]
    [MemberData(nameof(Nesting))]
    public void Deeply_nested_source_is_refused_without_harm(string piece) =>
        Assert.Equal(ScriptErrorKind.Syntax, Refusal(Many(piece, CompiledScript.MaxLength)).Kind);

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_long_chain_of_operators_is_refused_or_runs(string piece) =>
        Assert.True(RunsOrRefuses("var a = {b: 1}, b = 2, x; " + Many(piece, CompiledScript.MaxLength - 30) + "1"));

    [Theory]
    [MemberData(nameof(Links))]
    public void A_long_chain_of_links_is_refused_or_runs(string piece)
    {
        const string start = "var a = 0, b = 0; const f = function () { return f }; f.a = f; f[0] = f; f";
        Assert.True(RunsOrRefuses(start + string.Concat(Enumerable.Repeat(piece, 900))));
        Assert.True(RunsOrRefuses(start + Many(piece, CompiledScript.MaxLength - start.Length)));
    }

    [Fact]
    public void A_source_is_no_longer_than_a_run_may_cost()
    {
        Assert.Contains("longer than", Refusal("1" + Many(";", CompiledScript.MaxLength)).Message, StringComparison.Ordinal);
        Assert.Contains("regular expressions", Refusal(Many("/a/;", 404)).Message, StringComparison.Ordinal);
        Assert.Equal("a", Scripts.Run("'a'" + Many(";", CompiledScript.MaxLength - 3)));
    }

    [Fact]
    public void A_chain_of_nine_hundred_operators_runs() =>
        Assert.Equal(901.0, Scripts.Run(string.Concat(Enumerable.Repeat("1+", 900)) + "1"));

    [Theory]
    [InlineData("1 +\n  )", 2, 3)]
    [InlineData("let a = 1;\nlet a = 2;", 2, 1)]
    [InlineData("'abc", 1, 1)]
    [InlineData("x = /(/", 1, 5)]
    public void A_syntax_error_says_where(string source, int line, int column)
    {
        var error = Refusal(source);
        Assert.Equal((ScriptErrorKind.Syntax, line, column), (error.Kind, error.Line, error.Column));
    }

    [Theory]
    [InlineData("let a = 1;\nlet b = null;\n  b.name", 3, 4, "TypeError: Cannot read properties of null (reading 'name')")]
    [InlineData("missing", 1, 1, "ReferenceError: missing is not defined")]
    [InlineData("1;\nthrow new Error('no')", 2, 1, "Error: no")]
    [InlineData("throw 'text'", 1, 1, "text")]
    [InlineData("const o = {};\no.run()", 2, 6, "TypeError: o.run is not a function")]
    public void A_runtime_error_says_where_and_what(string source, int line, int column, string message)
    {
        var error = Scripts.Fails(source);
        Assert.Equal((ScriptErrorKind.Runtime, line, column, message), (error.Kind, error.Line, error.Column, error.Message));
    }

    [Fact]
    public void A_thrown_object_that_cannot_be_text_is_still_an_error() =>
        Assert.Equal("The script threw an object that has no text", Scripts.Fails("throw {toString() { throw 1 }}").Message);

    [Fact]
    public void A_limit_says_where_the_script_was() => Assert.Equal(2, Scripts.Fails("let a = 'x';\na.repeat(1e9)").Line);

    private static string Many(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static ScriptException Refusal(string source) => Assert.Throws<ScriptException>(() => CompiledScript.Parse(source));

    private static bool RunsOrRefuses(string source)
    {
        try
        {
            Scripts.Run(source);
            return true;
        }
        catch (ScriptException)
        {
            return true;
        }
    }
}
