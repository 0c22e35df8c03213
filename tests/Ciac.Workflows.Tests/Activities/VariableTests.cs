namespace Ciac.Workflows.Tests.Activities;

/// <summary>Variables and inputs hold what they declare, whatever they are set from.</summary>
public sealed class VariableTests
{
    private const string Declared = """
        [{"id":"n","name":"N","typeName":"Int32","value":"1"},{"id":"l","name":"L","typeName":"Int32","isArray":true,"value":"[]"},{"id":"o","name":"Out","typeName":"Object"}]
        """;

    [Fact]
    public Task Text_set_into_a_number_is_a_number() => PrintsAsync(["6", "8 3"],
        Samples.Activity("Elsa.SetVariable", "set", """ "variable":{"id":"n","name":"N","typeName":"Int32"} """, Samples.Literal("value", "5")),
        Print("a", "getN() + 1"), Run("r", "setN('7'); setVariable('L', '[1, 2]')"), Print("b", "`${getN() + 1} ${getL()[0] + getL()[1]}`"));

    [Fact]
    public async Task Text_that_is_no_number_is_an_incident()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Definition(Samples.Activity("Elsa.SetVariable", "set",
            """ "variable":{"id":"n","name":"N","typeName":"Int32"} """, Samples.Literal("value", "five"))));
        Assert.Equal("set", Assert.Single((await engine.FindAsync(id)).Incidents).ActivityId);
    }

    [Fact]
    public async Task Items_that_are_no_list_are_an_incident_that_names_no_class()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Definition(Samples.Activity("Elsa.ForEach", "each", Samples.Literal("items", "abc"), "\"body\":" + Print("a", "1"))));
        Assert.Equal("The value is not a list or object of that kind.", Assert.Single((await engine.FindAsync(id)).Incidents).Message);
    }

    [Fact]
    public Task Script_may_make_a_variable() => PrintsAsync(["made made"],
        Run("r", "setVariable('Made', 'made')"), Print("a", "getVariable('Made') + ' ' + getMade()"));

    [Fact]
    public Task Loop_copies_its_value_where_the_definition_says() => PrintsAsync(["1", "2"],
        Samples.Activity("Elsa.ForEach", "each", """
            "items":{"typeName":"Object","expression":{"type":"Object","value":"[1,2]"}},"currentValue":{"typeName":"Object","memoryReference":{"id":"o"}}
            """, "\"body\":" + Print("a", "getOut()")));

    [Fact]
    public async Task Input_of_a_workflow_used_as_an_activity_is_of_its_declared_type()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync("""
            {"definitionId":"sum","name":"Add up-two","options":{"usableAsActivity":true},"inputs":[{"name":"A","type":"Int32"},{"name":"B","type":"Int32"}],
             "outputs":[{"name":"Sum","type":"Int32"}],"root":{"id":"r","type":"Elsa.RunJavaScript","script":{"typeName":"String","expression":{"type":"Literal","value":"getA() + getB()"}},
             "result":{"typeName":"Object","memoryReference":{"id":"Sum"}}}}
            """);
        await engine.RunAsync(Definition(Samples.Activity("AddUp-Two", "sum", Samples.Literal("a", "4", "Int32"), Samples.Literal("b", "5", "Int32"),
            """ "sum":{"typeName":"Int32","memoryReference":{"id":"n"}} """), Print("a", "getN()")));
        Assert.Equal(["9"], engine.Lines);
    }

    [Fact]
    public async Task Input_without_a_type_is_not_read_and_a_warning_says_so()
    {
        await using var engine = await TestEngine.OpenAsync();
        var untyped = Definition(Samples.Activity("Elsa.WriteLine", "line", """ "text":{"expression":{"type":"Literal","value":"x"}} """));
        Assert.Contains((await engine.ImportAsync(untyped)).Findings, finding => finding is { Number: "WF-105", IsError: false, ActivityId: "line" });
        await engine.RunAsync(untyped);
        Assert.Equal([""], engine.Lines);
    }

    [Fact]
    public async Task Result_of_a_child_reads_as_in_Elsa()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("child", Samples.Activity("Elsa.SetOutput", "out", Samples.Literal("outputName", "Answer"), Samples.Literal("outputValue", "42"))));
        await engine.RunAsync(Definition(Samples.Activity("Elsa.ExecuteWorkflow", "run", Samples.Literal("workflowDefinitionId", "child")),
            Print("a", "const r = getOutputFrom('run'); return [r.Status, r.SubStatus, r.Output.Answer, r.output.Answer].join(' ')")));
        Assert.Equal(["Finished Finished 42 42"], engine.Lines);
    }

    [Fact]
    public async Task A_moment_is_a_date_in_scripts_and_stays_as_it_was_written()
    {
        await using var engine = await TestEngine.OpenAsync();
        var script = "[getDue().getUTCFullYear(), variables.Due.AddDays(1).toISOString(), getAll()[0].getTime(), getInput('When').getUTCDate(), getWhen() instanceof Date].join()";
        var variable = """{"id":"d","name":"Due","typeName":"DateTime","value":"2026-03-02T16:00:00+08:00"}""";
        var text = $$""" "text":{"typeName":"Object","expression":{"type":"Variable","value":{{variable}} } } """;
        var json = Samples.Definition("moments", Samples.Activity("Elsa.Sequence", "root", $"\"activities\":[{Print("a", script)},{Samples.Activity("Elsa.WriteLine", "b", text)}]"),
            $$"""[{{variable}},{"id":"m","name":"All","typeName":"DateTimeOffset","isArray":true,"value":"[\"1970-01-01T00:00:01Z\"]"}]""");
        var id = await engine.RunAsync(json.Replace("\"inputs\":[]", """ "inputs":[{"name":"When","type":"DateTime"}] """, StringComparison.Ordinal), ("When", "2026-05-06T00:00:00Z"));
        Assert.Empty((await engine.FindAsync(id)).Incidents);
        Assert.Equal(["2026,2026-03-03T08:00:00.000Z,1000,6,true", "2026-03-02T16:00:00+08:00"], engine.Lines);
    }

    private static string Run(string id, string source) => Samples.Activity("Elsa.RunJavaScript", id, Samples.Literal("script", source));

    private static string Print(string id, string source) => Samples.Activity("Elsa.WriteLine", id,
        $$""" "text":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{source}}"} } """);

    private static string Definition(params string[] activities) =>
        Samples.Definition("variables", Samples.Activity("Elsa.Sequence", "root", $"\"activities\":[{string.Join(',', activities)}]"), Declared);

    private static async Task PrintsAsync(string[] lines, params string[] activities)
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Definition(activities));
        Assert.Empty((await engine.FindAsync(id)).Incidents);
        Assert.Equal(lines, engine.Lines);
    }
}
