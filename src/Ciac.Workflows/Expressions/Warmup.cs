namespace Ciac.Workflows.Expressions;

/// <summary>
/// Runs a few scripts once per process, without limits of time: the first real one would otherwise spend its time and
/// memory on compiling the interpreter itself and on making the standard objects.
/// </summary>
internal static class Warmup
{
    private static readonly Lazy<bool> Done = new(Run);

    private static readonly string[] Scripts =
    [
        "const f = ({ a, ...b }, [c] = [1], ...d) => a + c + d.length; f({ a: 1, z: 2 }, [2], 3)",
        "let s = ''; for (let i = 0; i < 300; i++) { s += i; } for (const c of [1, 2]) s += c; for (const k in { a: 1 }) s += k; s.length",
        "try { null.x } catch (e) { e.message } finally { 1 }",
        "JSON.parse(JSON.stringify({ a: [1, 'x', null, true, 1.5], d: new Date(0) })).a.map(x => x).filter(x => x).sort().join('-')",
        "'a-b'.split('-').map(x => x.toUpperCase()).join(`${1 + 1}`).replace(/[A-C]/g, m => m + '!').padStart(9, '*')",
        "let m = new Map([[1, 2]]); let n = new Set([1]); switch (m.get(1)) { case 2: n.add(3); break; default: 0 } n.size + (m?.size ?? 0)",
        "var t = 1; while (t < 3 && !(t == 9)) { t++; if (t === 2) continue; else break; } typeof t, -t, t | 1, t % 2, t ** 2, parseInt('12', 10), isNaN(t)",
        "var r = /(\\d+)(?=x)/.exec('12x'); r[1] + Math.max(1, 2) + [1, 2].reduce((a, b) => a + b) + Object.keys({ q: 1 })[0]",
    ];

    public static void Ensure() => _ = Done.Value;

    private static bool Run()
    {
        var unlimited = new ScriptLimits { MaxTime = TimeSpan.MaxValue, MaxAllocatedBytes = long.MaxValue };
        foreach (var script in Scripts) RunOnce(CompiledScript.ParseCold(script), unlimited);
        return true;
    }

    private static void RunOnce(CompiledScript script, ScriptLimits unlimited)
    {
        try
        {
            script.Run(new ScriptHost(), unlimited);
        }
        catch (ScriptException stopped) when (stopped.Kind == ScriptErrorKind.Limit)
        {
            // A regular expression ran out of time on a very busy machine: it is warm all the same.
            return;
        }
    }
}
