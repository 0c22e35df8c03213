using System.Text.RegularExpressions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Tests.Management;

public sealed partial class ScriptTypesTests
{
    /// <summary>A declaration nothing stands behind would let an editor praise a script that fails.</summary>
    [Fact]
    public async Task Every_declared_function_is_there_when_a_script_runs()
    {
        await using var engine = await TestEngine.OpenAsync();
        const string variables = """[{"id":"v","name":"due date","typeName":"Int32","value":"7"}]""";
        var names = Declared().Matches(ScriptTypes.Of(Samples.Definition("types", Samples.Line("x"), variables))).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("getDueDate", names);
        var script = $"[{string.Join(",", names.Select(name => $"typeof {name}"))}].join()";
        await engine.RunAsync(Samples.Definition("types", Samples.Activity("Elsa.WriteLine", "line",
            $$""" "text":{"typeName":"String","expression":{"type":"JavaScript","value":"{{script}}"} } """), variables));
        Assert.Equal(string.Join(",", names.Select(_ => "function")), Assert.Single(engine.Lines));
    }

    [Fact]
    public void Type_of_a_variable_is_what_the_script_sees()
    {
        var types = ScriptTypes.Of(Samples.Definition("types", Samples.Line("x"),
            """[{"id":"a","name":"list","typeName":"String[]"},{"id":"b","name":"on","typeName":"Boolean"},{"id":"c","name":"map","typeName":"ObjectDictionary"},{"id":"d","name":"--","typeName":"String"}]"""));
        Assert.Contains("declare function getList(): any[];", types, StringComparison.Ordinal);
        Assert.Contains("  \"on\": boolean;", types, StringComparison.Ordinal);
        Assert.Contains("declare function setMap(value: any): void;", types, StringComparison.Ordinal);
        Assert.DoesNotContain("get()", types, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"declare function (\w+)\(")]
    private static partial Regex Declared();
}
