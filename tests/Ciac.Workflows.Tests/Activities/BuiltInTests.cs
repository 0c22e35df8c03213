using Ciac.Workflows.Inbox;

namespace Ciac.Workflows.Tests.Activities;

/// <summary>The built-in activities by what they print.</summary>
public sealed class BuiltInTests
{
    [Fact]
    public Task For_counts_to_its_inclusive_end() => PrintsAsync(["1", "3", "5"],
        Samples.Activity("Elsa.For", "for", Number("start", 1), Number("end", 5), Number("step", 2), Body(Print("`${getVariable('CurrentValue')}`"))));

    [Fact]
    public Task ForEach_gives_value_and_index() => PrintsAsync(["0a", "1b"],
        Samples.Activity("Elsa.ForEach", "each", Items, Body(Print("getCurrentIndex() + getCurrentValue()"))));

    [Fact]
    public Task ParallelForEach_runs_all_items() => PrintsAsync(["a", "b", "end"],
        Samples.Activity("Elsa.ParallelForEach", "each", Items, Body(Print("getCurrentValue()"))), Samples.Line("end"));

    [Fact]
    public Task While_evaluates_its_condition_before_each_turn_and_break_leaves_it() => PrintsAsync(["1", "2", "end"],
        Samples.Activity("Elsa.While", "while", Script("condition", "getN() < 9"), Body(Sequence(
            Script("Elsa.RunJavaScript", "count", "setN(getN() + 1)"), Print("getN()"),
            Samples.Activity("Elsa.If", "if", Script("condition", "getN() == 2"), "\"then\":" + Samples.Activity("Elsa.Break", "break"))))),
        Samples.Line("end"));

    [Fact]
    public Task Switch_runs_the_first_case_that_holds() => PrintsAsync(["big"],
        Samples.Activity("Elsa.Switch", "switch", $$"""
            "cases":[{"label":"small","condition":{"type":"JavaScript","value":"1 > 2"},"activity":{{Samples.Line("small")}}},
                     {"label":"big","condition":{"type":"JavaScript","value":"3 > 2"},"activity":{{Samples.Line("big")}}}]
            """));

    [Fact]
    public Task Fork_that_waits_for_any_cancels_the_others() => PrintsAsync(["fast", "end"],
        Samples.Activity("Elsa.Fork", "fork", "\"joinMode\":\"WaitAny\"",
            $$""" "branches":[{{Samples.Activity("Elsa.Delay", "slow", Samples.Literal("timeSpan", "1.00:00:00"))}},{{Samples.Line("fast")}}] """), Samples.Line("end"));

    [Fact]
    public Task Parallel_goes_on_after_the_last() => PrintsAsync(["a", "b", "end"],
        Samples.Activity("Elsa.Parallel", "parallel", $$""" "activities":[{{Samples.Line("a")}},{{Samples.Line("b")}}] """), Samples.Line("end"));

    [Fact]
    public Task Script_writes_variables_and_reads_outputs() => PrintsAsync(["6 5 Test"],
        Script("Elsa.RunJavaScript", "calc", "variables.N = 6; setCorrelationId('Test'); return 5;"),
        Print("`${variables.N} ${getOutputFrom('calc')} ${getCorrelationId()}`"));

    [Fact]
    public async Task Child_that_waits_resumes_its_parent_when_it_ends()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("child", Samples.Line("child"),
            Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "go")), Samples.Activity("Elsa.SetOutput", "out", Samples.Literal("outputName", "Answer"), Samples.Literal("outputValue", "42"))));
        var id = await engine.RunAsync(Samples.Sequence("parent",
            Samples.Activity("Elsa.DispatchWorkflow", "dispatch", Samples.Literal("workflowDefinitionId", "child"), """
                "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true} }
                """), Print("getOutputFrom('dispatch').Answer")));
        Assert.Equal("Suspended", (await engine.FindAsync(id)).SubStatus);
        await engine.SendAsync(new SendStimulus("Elsa.Event", new { EventName = "go" }));
        await engine.DrainAsync();
        Assert.Equal(["child", "42"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }

    [Fact]
    public async Task Published_event_starts_and_resumes_others()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("started", Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "go"),
            "\"customProperties\":{\"canStartWorkflow\":true}"), Print("getOutputFrom('event')")));
        await engine.RunAsync(Samples.Sequence("publisher", Samples.Activity("Elsa.PublishEvent", "publish", Samples.Literal("eventName", "go"), Samples.Literal("payload", "hello"))));
        Assert.Equal(["hello"], engine.Lines);
    }

    private const string Items = """
        "items":{"typeName":"List<String>","expression":{"type":"Object","value":"[\"a\",\"b\"]"} }
        """;

    private static string Number(string name, int value) => $$""" "{{name}}":{"typeName":"Int32","expression":{"type":"Literal","value":{{value}}} } """;

    private static string Script(string name, string source) => $$""" "{{name}}":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{source}}"} } """;

    private static string Script(string type, string id, string source) => Samples.Activity(type, id, Samples.Literal("script", source));

    private static string Print(string source) => Samples.Activity("Elsa.WriteLine", "print", Script("text", source));

    private static string Body(string activity) => "\"body\":" + activity;

    private static string Sequence(params string[] activities) => Samples.Activity("Elsa.Sequence", "inner", $"\"activities\":[{string.Join(',', activities)}]");

    private static async Task PrintsAsync(string[] lines, params string[] activities)
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Definition("builtin", Samples.Activity("Elsa.Sequence", "root", $"\"activities\":[{string.Join(',', activities)}]"),
            """[{"id":"n","name":"N","typeName":"Int32","value":"0"}]"""));
        Assert.Empty((await engine.FindAsync(id)).Incidents);
        Assert.Equal(lines, engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }
}
