using Ciac.Workflows.Expressions;

namespace Ciac.Workflows.Tests.Expressions;

/// <summary>One run leaves nothing for another, and no script finds a way out.</summary>
public sealed class IsolationTests
{
    public static TheoryData<string> Pollution =>
    [
        "Object.prototype.p = 1", "Array.prototype.p = 1", "String.prototype.trim = () => 'p'", "Math.max = () => 'p'", "Math.max.p = 1",
        "({}).constructor.prototype.p = 1", "Object.assign(Array.prototype, {p: 1})", "Object.defineProperty(Object.prototype, 'p', {value: 1})",
        "delete Math.max", "Object.getPrototypeOf(Object.getPrototypeOf([])).p = 1", "(() => {}).constructor.p = 1", "Error.prototype.name = 'p'",
        "new Map().constructor.prototype.get = 1", "/a/.constructor.prototype.p = 1", "[].keys().constructor.p = 1; Object.getPrototypeOf([].keys()).p = 1",
        "JSON.parse = null", "Date.prototype.constructor.now = () => 0", "host.constructor.prototype.p = 1",
    ];

    public static TheoryData<string> Escapes =>
    [
        "(() => {}).constructor('return 1')()", "[].map.constructor('return 1')()", "host.constructor('return 1')()", "eval('1')", "new Function('return 1')()",
        "({}).constructor.constructor('return process')()", "Function.prototype.constructor('1')", "Reflect.construct(Object, [])", "new Proxy({}, {})",
        "globalThis.x", "process.exit()", "require('fs')", "import('fs')", "System.IO.File.ReadAllText('/etc/passwd')", "host.GetType().Assembly", "host.Method.Invoke()",
        "window.x", "setTimeout(() => 1)", "fetch('http://127.0.0.1')", "new WebAssembly.Module()",
    ];

    [Theory]
    [MemberData(nameof(Pollution))]
    public void Standard_objects_cannot_be_changed(string source)
    {
        Assert.Equal(ScriptErrorKind.Runtime, Scripts.Fails(source, Host()).Kind);
        Assert.Equal("[null,null,\"a\",2,\"Error\"]", Scripts.Write(Scripts.Run("[{}.p, [].p, ' a '.trim(), Math.max(1, 2), new Error().name]")));
    }

    [Theory]
    [MemberData(nameof(Escapes))]
    [Trait("Case", "A-39")]
    public void There_is_no_way_out(string source) => Assert.IsType<ScriptException>(Record.Exception(() => Scripts.Run(source, Host())));

    [Fact]
    public void Globals_end_with_the_run()
    {
        var script = CompiledScript.Parse("const before = typeof leaked; leaked = 1; var kept = 2; before");
        Assert.Equal("undefined", script.Run(Scripts.Host, ScriptLimits.Default));
        Assert.Equal("undefined", script.Run(Scripts.Host, ScriptLimits.Default));
        Assert.Equal("undefined", Scripts.Run("typeof kept"));
    }

    [Fact]
    public void Literals_are_made_anew_on_every_run()
    {
        var script = CompiledScript.Parse("const a = [1], r = /x/g; a.push(2); r.lastIndex++; r.p = (r.p ?? 0) + 1; [a.length, r.lastIndex, r.p]");
        for (var i = 0; i < 3; i++) Assert.Equal("[2,1,1]", Scripts.Write(script.Run(Scripts.Host, ScriptLimits.Default)));
    }

    [Fact]
    public void A_property_hung_on_a_host_function_ends_with_the_run()
    {
        var host = Host();
        Assert.Equal(1.0, Scripts.Run("host.p = 1; host.p", host));
        Assert.Null(Scripts.Run("host.p", host));
    }

    [Fact]
    public async Task One_script_runs_on_many_threads_at_once()
    {
        var script = CompiledScript.Parse("let s = 0; const f = n => n ? n + f(n - 1) : 0; for (const x of [1, 2, 3]) s += f(start + x); `${s}`.replace(/\\d/g, d => 9 - d)");
        var runs = Enumerable.Range(0, 64).Select(i => Task.Run(() =>
        {
            var host = new ScriptHost();
            host.DefineValue("start", i);
            return (string?)script.Run(host, ScriptLimits.Default);
        }));
        var results = await Task.WhenAll(runs);
        for (var i = 0; i < results.Length; i++) Assert.Equal(Expected(i), results[i]);
    }

    private static ScriptHost Host()
    {
        var host = new ScriptHost();
        host.Define("host", _ => null);
        return host;
    }

    private static string Expected(int start)
    {
        var sum = Enumerable.Range(1, 3).Sum(x => (start + x) * (start + x + 1) / 2);
        return string.Concat($"{sum}".Select(d => (char)('9' - (d - '0'))));
    }
}
