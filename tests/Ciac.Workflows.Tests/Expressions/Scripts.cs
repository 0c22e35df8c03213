using System.Globalization;
using System.Text;
using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Tests.Expressions;

/// <summary>Runs scripts for the tests and writes results the way the tables of cases do.</summary>
internal static class Scripts
{
    /// <summary>The tables were made in the zone of Shanghai.</summary>
    public static ScriptHost Host { get; } = new() { Time = new ShanghaiTime() };

    public static object? Run(string source, ScriptHost? host = null, ScriptLimits? limits = null) =>
        CompiledScript.Parse(source).Run(host ?? Host, limits ?? ScriptLimits.Default);

    /// <summary>The result as the tables write it; an error as "! TypeError", "! Syntax" or "! Limit".</summary>
    public static string Outcome(string source)
    {
        try
        {
            return Write(Run(source));
        }
        catch (ScriptException error) when (error.Kind == ScriptErrorKind.Runtime)
        {
            return "! " + error.Message.Split(':')[0];
        }
        catch (ScriptException error)
        {
            return $"! {error.Kind}";
        }
    }

    public static ScriptException Fails(string source, ScriptHost? host = null, ScriptLimits? limits = null) =>
        Assert.Throws<ScriptException>(() => Run(source, host, limits));

    public static string Write(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => NumberText.Format(number),
        string text => Quote(text),
        DateTimeOffset moment => moment.ToUniversalTime().ToString("'\"'yyyy-MM-dd'T'HH:mm:ss.fff'Z\"'", CultureInfo.InvariantCulture),
        List<object?> list => $"[{string.Join(',', list.Select(WriteInside))}]",
        Dictionary<string, object?> members => $"{{{string.Join(',', members.Select(m => $"{Write(m.Key)}:{WriteInside(m.Value)}"))}}}",
        _ => throw new InvalidOperationException($"A script must not give a {value.GetType().Name}."),
    };

    private static string WriteInside(object? value) => value is double number && !double.IsFinite(number) ? "null" : Write(value);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private sealed class ShanghaiTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("Shanghai", TimeSpan.FromHours(8), "Shanghai", "Shanghai");

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    }
}
