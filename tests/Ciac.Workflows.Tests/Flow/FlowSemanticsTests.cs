using Ciac.Workflows.Definitions;
using Ciac.Workflows.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Flow;

/// <summary>What flows and nested workflows print. It is what Elsa's own definitions ask for, written by hand: these run everywhere.</summary>
public sealed class FlowSemanticsTests
{
    private const string Counter = """[{"id":"n","name":"N","typeName":"Int32","value":"0"}]""";

    [Fact]
    public Task Way_back_runs_its_target_again() => PrintsAsync(["try 1", "try 2", "done"],
        Flow([Activity("Elsa.Start", "start"), Count("count"), Print("try", "'try ' + getN()"), Decision("again", "getN() < 2"), Line("done")],
            "start>count", "count>try", "try>again", "again:True>count", "again:False>done"));

    [Fact]
    public Task Join_of_all_waits_in_every_round() => PrintsAsync(["a1", "b1", "a2", "b2", "done"],
        Flow([Activity("Elsa.Start", "start"), Count("count"), Print("a", "'a' + getN()"), Print("b", "'b' + getN()"), Join("join", "WaitAll"), Decision("again", "getN() < 2"), Line("done")],
            "start>count", "count>a", "count>b", "a>join", "b>join", "join>again", "again:True>count", "again:False>done"));

    [Fact]
    public Task Join_of_any_cancels_what_waits_in_every_round() => PrintsAsync(["a1", "a2", "done"], resumes: false,
        Flow([Activity("Elsa.Start", "start"), Count("count"), Print("a", "'a' + getN()"), Wait("slow"), Join("join", "WaitAny"), Decision("again", "getN() < 2"), Line("done")],
            "start>count", "count>slow", "count>a", "a>join", "slow>join", "join>again", "again:True>count", "again:False>done"));

    [Fact]
    public Task Join_of_any_goes_on_once() => PrintsAsync(["a", "b", "end"],
        Flow([Activity("Elsa.Start", "start"), Line("a"), Line("b"), Join("join", "WaitAny"), Line("end")], "start>a", "start>b", "a>join", "b>join", "join>end"));

    [Fact]
    public Task Join_of_any_lets_run_what_is_scheduled_and_does_not_wait_for_it() => PrintsAsync(["a", "b", "b2", "end", "b3"],
        Flow([Activity("Elsa.Start", "start"), Line("a"), Line("b"), Line("b2"), Line("b3"), Join("join", "WaitAny"), Line("end")],
            "start>a", "start>b", "a>join", "b>b2", "b2>b3", "b3>join", "join>end"));

    [Fact]
    public Task Join_of_all_is_skipped_when_one_way_was_not_taken() => PrintsAsync(["a"],
        Flow([Decision("choice", "false"), Line("a"), Line("b"), Join("join", "WaitAll"), Line("end")], "choice:True>b", "choice:False>a", "a>join", "b>join", "join>end"));

    [Fact]
    public Task Lines_with_many_ways_in_wait_for_those_that_can_come() => PrintsAsync(["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Flow([.. Enumerable.Range(1, 9).Select(i => Line($"{i}"))],
            "1>2", "2>4", "3>5", "1>3", "5>7", "2>5", "3>6", "8>9", "6>8", "5>8", "4>7", "7>9"));

    [Fact]
    public Task Way_not_taken_is_passed_on_to_what_follows() => PrintsAsync(["a", "end"],
        Flow([Decision("choice", "true"), Line("a"), Line("dead"), Line("deader"), Line("end")], "choice:True>a", "choice:False>dead", "dead>deader", "deader>end", "a>end"));

    [Fact]
    public Task Both_ways_of_a_decision_may_lead_to_one_activity() => PrintsAsync(["once"],
        Flow([Decision("choice", "true"), Line("once")], "choice:True>once", "choice:False>once"));

    [Fact]
    public Task Fork_takes_the_ways_it_names() => PrintsAsync(["one", "two"],
        Flow([Activity("Elsa.FlowFork", "fork", """ "branches":{"typeName":"List<String>","expression":{"type":"JavaScript","value":"['One', 'Two']"} } """), Line("one"), Line("two"), Line("three")],
            "fork:One>one", "fork:Two>two", "fork:Three>three"));

    [Fact]
    public Task End_ends_its_flowchart_and_not_the_one_around_it() => PrintsAsync(["in", "out"], resumes: false,
        Flow([Activity("Elsa.FlowNode", "node", "\"body\":" + Inner([Activity("Elsa.Start", "start"), Wait("slow"), Line("in"), Activity("Elsa.End", "end"), Line("never")],
            "start>slow", "start>in", "in>end", "end>never")), Line("out")], "node>out"));

    [Fact]
    public Task Finish_ends_everything() => PrintsAsync(["in"], resumes: false,
        Flow([Activity("Elsa.Start", "start"), Wait("slow"), Activity("Elsa.FlowNode", "node", "\"body\":" + Inner([Line("in"), Activity("Elsa.Finish", "finish")], "in>finish")), Line("never")],
            "start>slow", "start>node", "node>never"));

    [Fact]
    public Task Nested_flow_that_waits_is_resumed() => PrintsAsync(["before", "after"],
        Flow([Activity("Elsa.FlowNode", "node", "\"body\":" + Inner([Line("before"), Wait("wait")], "before>wait")), Line("after")], "node>after"));

    [Fact]
    public Task Connections_of_the_old_form_are_followed() => PrintsAsync(["a", "b"],
        Samples.Definition("flow", Activity("Elsa.Flowchart", "root", $"\"activities\":[{Line("b")},{Line("a")}]",
            """ "connections":{"$values":[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"},{"source":"a","target":"nowhere"}]} """)));

    [Fact]
    public Task Complete_ends_the_nearest_workflow_with_its_outcomes() => PrintsAsync(["inner", "good", "end"],
        Composite("Inner", Sequence(Line("inner"), Complete("Good"), Line("never"))),
        Composite("Middle", Inner([Activity("Inner", "inner"), Line("good"), Line("bad")], "inner:Good>good", "inner:Bad>bad")),
        Flow([Activity("Middle", "middle"), Line("end")], "middle>end"));

    [Fact]
    public Task Child_has_inputs_and_outputs_of_its_own() => PrintsAsync(["child sees Bar", "parent sees Foo and Bar!"],
        Composite("Echo", Sequence(Print("see", "'child sees ' + getWord()"), Activity("Elsa.SetOutput", "out", Samples.Literal("outputName", "Said"), Script("outputValue", "getWord() + '!'"))),
            """ "inputs":[{"name":"Word","type":"String"}],"outputs":[{"name":"Said","type":"String"}] """),
        Flow([Activity("Echo", "echo", Samples.Literal("word", "Bar"), """ "said":{"typeName":"String","memoryReference":{"id":"n"}} """), Print("end", "'parent sees ' + getInput('Word') + ' and ' + getN()")],
            "echo>end").Replace("Int32", "String", StringComparison.Ordinal));

    [Fact]
    public Task Executed_workflow_runs_between_the_lines_of_its_parent() => PrintsAsync(["before", "child", "after"],
        Samples.Sequence("child", Line("child")),
        Flow([Line("before"), Activity("Elsa.ExecuteWorkflow", "run", Samples.Literal("workflowDefinitionId", "child"), Samples.Literal("waitForCompletion", "true", "Boolean")), Line("after")], "before>run", "run>after"));

    private static string Activity(string type, string id, params string[] members) => Samples.Activity(type, id, members);

    private static string Line(string id) => Samples.Line(id);

    private static string Wait(string name) => Activity("Elsa.Event", name, Samples.Literal("eventName", name));

    private static string Join(string id, string mode) => Activity("Elsa.FlowJoin", id, Samples.Literal("mode", mode, "FlowJoinMode"));

    private static string Complete(string outcome) => Activity("Elsa.Complete", "complete", Samples.Literal("outcomes", outcome, "Object"));

    private static string Script(string name, string source) => $$""" "{{name}}":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{source}}"} } """;

    private static string Print(string id, string source) => Activity("Elsa.WriteLine", id, Script("text", source));

    private static string Decision(string id, string condition) => Activity("Elsa.FlowDecision", id, Script("condition", condition));

    private static string Count(string id) => Activity("Elsa.SetVariable", id, """ "variable":{"id":"n","name":"N","typeName":"Int32"} """, Script("value", "getN() + 1"));

    private static string Sequence(params string[] activities) => Activity("Elsa.Sequence", "inside", $"\"activities\":[{string.Join(',', activities)}]");

    private static string Flow(string[] activities, params string[] connections) =>
        Samples.Flow("flow", activities, connections).Replace("\"variables\":[]", $"\"variables\":{Counter}", StringComparison.Ordinal);

    private static string Inner(string[] activities, params string[] connections)
    {
        var flow = Samples.Flow("x", activities, connections);
        return flow[(flow.IndexOf("\"root\":", StringComparison.Ordinal) + 7)..^1];
    }

    private static string Composite(string name, string root, string members = "\"inputs\":[]") =>
        $$"""{"definitionId":"{{name}}","name":"{{name}}","options":{"usableAsActivity":true},{{members}},"root":{{root}}}""";

    private static Task PrintsAsync(string[] lines, params string[] definitions) => PrintsAsync(lines, resumes: true, definitions);

    private static async Task PrintsAsync(string[] lines, bool resumes, params string[] definitions)
    {
        await using var engine = await TestEngine.OpenAsync();
        var imported = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionLibrary>().ImportAllAsync(definitions, publish: true, new ChangeNote("", "test"), CancellationToken.None));
        var id = await engine.StartAsync(new(imported[^1].DefinitionId) { Input = new Dictionary<string, object?> { ["Word"] = "Foo" } });
        await engine.DrainAsync();
        while (resumes && await engine.FindAsync(id) is { Status: "Running", Bookmarks: [var bookmark, ..] })
        {
            await engine.InScopeAsync(async scope =>
            {
                await scope.GetRequiredService<IInstanceRepair>().ResumeAsync(id, bookmark.Id, new Dictionary<string, object?>(), CancellationToken.None);
                return true;
            });
            await engine.DrainAsync();
        }
        var view = await engine.FindAsync(id);
        Assert.Empty(view.Incidents);
        Assert.Equal(lines, engine.Lines);
        Assert.Equal("Finished", view.SubStatus);
        Assert.Empty(view.Bookmarks);
    }
}
