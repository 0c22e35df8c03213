using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Tests.Expressions;

/// <summary>Hostile scripts: each must be stopped in time, in memory, and without hurting the process.</summary>
public sealed class LimitTests
{
    /// <summary>The limit of the script, and what compiling a code path for the first time may cost on top.</summary>
    private static readonly TimeSpan AllowedTime = TimeSpan.FromMilliseconds(100 + 80);
    private const long AllowedBytes = 10_000_000 + 1_500_000;

    public static TheoryData<string> EndlessWork =>
    [
        "while (true);", "for (;;) {}", "do {} while (true)", "while (true) { let x = 1 }", "label: while (true) continue label",
        "for (let i = 0;; i++) (() => i)", "function f() { return f() + f() } f()", "const f = () => f(); f()",
        "try { while (true); } catch (e) { while (true); } finally { while (true); }",
        "while (true) { try { throw 1 } catch (e) {} }",
        "function f() { try { f() } catch (e) { f() } } f()",
        "let f = () => 1; for (let i = 0; i < 1000; i++) f = f.bind(null, 1); f()",
        "let o = {toString() { return this + '' }}; o + ''", "let o = {get a() { return this.a }}; o.a",
        "let o = {toJSON() { return {o} }}; JSON.stringify(o)", "JSON.stringify({a: 1}, (k, v) => ({b: 1}))",
        "[5, 4, 3].sort(() => { while (true); })", "let a = [1]; for (const x of a) a.push(x)",
        "let s = new Set([1]); for (const x of s) s.add(x + 1)", "for (const k in new Array(1e6)) {}",
        "let o = {}; for (let i = 0; i < 2e4; i++) o = Object.create(o); while (true) o.x",
        "let a = []; for (let i = 0; i < 25; i++) a = [a, a]; a.flat(Infinity)",
        "let a = []; for (let i = 0; i < 25; i++) a = [a, a]; a.toString()",
        "let a = new Array(3e5); while (true) a.indexOf(1)", "let a = new Array(3e5); while (true) a.shift()",
        "let a = []; for (let i = 0;; i++) a.unshift(i)", "while (true) new Date(2024, 1, 1).toString()",
        "while (true) (5e-324).toFixed(100)", "while (true) Date.parse('x'.repeat(90))",
        "let s = '1'.repeat(1e5); while (true) Number(s)", "let s = '1'.repeat(1e5); while (true) parseInt(s)",
        "let s = 'x'.repeat(1e6); while (true) s.indexOf('y')", "let s = 'x'.repeat(1e6); while (true) s.charAt(5)",
        "let s = 'x'.repeat(1e6), m = new Map(); while (true) m.set(s, 1)",
        "let s = 'x'.repeat(1e6); while (true) s.localeCompare(s)", "let s = '\u0301'.repeat(1e4); while (true) s.normalize('NFC')",
    ];

    public static TheoryData<string> HugeMemory =>
    [
        "let s = 'x'; while (true) s += s", "'x'.repeat(1e9)", "'x'.padStart(1e9, 'ab')", "'x'.padEnd(2 ** 31)",
        "let a = 'x'; for (let i = 0; i < 40; i++) a = `${a}${a}`; a.length", "let s = 'x'.repeat(1e6), r = []; while (true) r.push(s + s + r.length)",
        "let s = 'x'.repeat(1e6); while (true) s.slice(1)", "let s = 'x'.repeat(1e6); while (true) s.toUpperCase()", "'x'.repeat(1e6).split('')",
        "new Array(1e9)", "new Array(1e9).join('x')", "new Array(1e6).join('xxxxxxxxxxxxxxxxxxxxxxxx')", "let a = []; a[1e9] = 1",
        "let a = []; a.length = 4294967295", "let a = [1]; while (true) a = [...a, ...a]", "let a = [1]; while (true) a = a.concat(a)",
        "let a = [1]; while (true) a.push(...a)", "let a = [1, 2, 3]; while (true) a.splice(0, 0, ...a)", "Array.from({length: 1e9})",
        "Math.max(...new Array(1e6))", "Math.max.apply(null, {length: 1e9})", "let [...r] = 'x'.repeat(1e7)", "({...'x'.repeat(1e6)})",
        "let a = []; for (let i = 0; i < 20; i++) a = [a, a, a, a]; JSON.stringify(a)", "let a = []; for (let i = 0; i < 25; i++) a = [a, a]; a",
        "let o = {}; for (let i = 0;; i++) o['k' + i] = i", "let m = new Map(); for (let i = 0;; i++) m.set(i, i)",
        "JSON.parse('[' + '[],'.repeat(5e5) + '1]')", "JSON.stringify('\u0001'.repeat(1e6))", "JSON.parse('\"' + '\\\\n'.repeat(1e6) + '\"')",
        "'x'.repeat(1e6).replaceAll('x', 'y'.repeat(1000))", "'x'.repeat(1e5).replace(/x/g, \"$`$'\")", "encodeURIComponent('中'.repeat(1e6))",
        "let a = new Array(5e5).fill('a'); a.sort()", "let a = []; for (let i = 0; i < 1e5; i++) a.push(i % 7); a.sort((x, y) => Math.random() - 0.5)",
        "let f = () => 1; while (true) f = f.bind(null, 1)", "'\ufdfa'.repeat(1e6).normalize('NFKD')", "String.fromCharCode(...new Array(1e6))",
    ];

    public static TheoryData<string> DeepStructures =>
    [
        "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; a", "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; JSON.stringify(a)",
        "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; a.toString()", "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; a.flat(Infinity)",
        "let a = []; a[0] = a; a", "let o = {}; o.o = o; o", "JSON.parse('['.repeat(1e5))", "JSON.parse('{\"a\":'.repeat(1e5))",
        "let f = x => x; for (let i = 0; i < 1e4; i++) { const g = f; f = x => g(x) } f(1)",
    ];

    public static TheoryData<string> SlowPatterns =>
    [
        "/^(?=a)(a+)+$/.test('a'.repeat(40) + 'b')", "/(?=x?)(a|aa)+$/.test('a'.repeat(60) + 'b')",
        "/\\b(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^x]$/.test('x'.repeat(5000))", "/(?=a)((a{0,100}){0,100}){0,100}b/.test('a'.repeat(1000))",
        "while (true) new RegExp('a' + Math.random())", "while (true) new RegExp('[\\\\p{L}\\\\p{N}]+', 'u')",
        "while (true) /(x+x+)+y/.test('x'.repeat(100))",
    ];

    [Theory]
    [MemberData(nameof(EndlessWork))]
    [MemberData(nameof(HugeMemory))]
    [MemberData(nameof(DeepStructures))]
    [MemberData(nameof(SlowPatterns))]
    public void A_hostile_script_is_stopped_within_its_time_and_memory(string source)
    {
        var script = CompiledScript.Parse(source);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var time = ThreadClock.Now;

        var stop = Assert.Throws<ScriptException>(() => script.Run(Scripts.Host, ScriptLimits.Default));

        Assert.Equal(ScriptErrorKind.Limit, stop.Kind);
        Assert.InRange(ThreadClock.Now - time, TimeSpan.Zero, AllowedTime);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - bytes, 0, AllowedBytes);
    }

    [Theory]
    [InlineData("let s = 'x'.repeat(1e6); while (true) s = stringToBase64(s)")]
    [InlineData("let s = 'x'.repeat(2e6); bytesFromString(s)")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; toJson(a)")]
    public void A_function_of_the_host_is_no_way_around_the_memory(string source)
    {
        var host = ScriptFunctions.Shared();
        Scripts.Run("stringToBase64('warm')", host);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails(source, host).Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - bytes, 0, AllowedBytes);
    }

    [Theory]
    [InlineData("/^(a+)+$/.test('a'.repeat(40) + 'b')")]
    [InlineData("/(x+x+)+y/.test('x'.repeat(200))")]
    [InlineData("/(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^x]$/.test('x'.repeat(5000))")]
    public void A_pattern_without_lookaround_never_blows_up(string source) => Assert.Equal(false, Scripts.Run(source));

    [Fact]
    public void Each_counter_is_the_host_s_to_choose()
    {
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails("for (let i = 0; i < 100; i++) ;", limits: new ScriptLimits { MaxSteps = 50 }).Kind);
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails("(function f(n) { return n && f(n - 1) })(20)", limits: new ScriptLimits { MaxDepth = 10 }).Kind);
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails("'x'.repeat(1000)", limits: new ScriptLimits { MaxAllocatedBytes = 1000 }).Kind);
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails("while (true) ;", limits: new ScriptLimits { MaxTime = TimeSpan.FromMilliseconds(1), MaxSteps = int.MaxValue }).Kind);
    }

    [Fact]
    public void A_small_stack_stops_the_script_and_not_the_process()
    {
        Exception? caught = null;
        var limits = new ScriptLimits { MaxDepth = 1_000_000 };
        var thread = new Thread(() => caught = Record.Exception(() => Scripts.Run("(function f() { return [1].map(f) })()", limits: limits)), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(ScriptErrorKind.Limit, Assert.IsType<ScriptException>(caught).Kind);
    }

    [Fact]
    public void A_script_cannot_catch_the_end_of_its_budget() =>
        Assert.Equal(ScriptErrorKind.Limit, Scripts.Fails("try { 'x'.repeat(1e9) } catch { 'caught' } finally { 'done' }").Kind);
}
