using Ciac.Workflows.Tests.Inbox;

namespace Ciac.Workflows.Tests.Flow;

/// <summary>Token mode, where a definition asks for it by its property. The same flows end otherwise in counter mode.</summary>
public sealed class TokenFlowTests
{
    private const string Tokens = "\"customProperties\":{\"Flowchart:ExecutionMode\":\"TokenBased\"},\"variables\":[]";

    [Fact]
    public Task Merge_waits_for_ever_for_a_way_not_taken() => EndsAsync("Suspended", ["a"],
        [Samples.Line("a"), Decision("no", "false"), Samples.Line("b"), Merging("c", "Merge")],
        "a>no", "no:True>b", "a>c", "b>c");

    [Fact]
    public Task Merge_goes_once_when_all_ways_have_come() => EndsAsync("Finished", ["a", "b", "c", "join"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Line("c"), Merging("join", "Merge")],
        "a>b", "a>c", "b>join", "c>join");

    [Fact]
    public Task Without_a_mode_it_goes_once_though_a_way_is_not_taken() => EndsAsync("Finished", ["a", "c", "e"],
        [Samples.Line("a"), Decision("no", "false"), Samples.Line("b"), Samples.Line("c"), Samples.Line("e")],
        "a>c", "a>no", "no:True>b", "c>e", "b>e");

    [Fact]
    public Task Without_a_mode_it_waits_for_a_source_that_is_still_to_come() => EndsAsync("Finished", ["a", "b", "c", "end"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Line("c"), Samples.Line("end")],
        "a>b", "a>c", "b>end", "c>end");

    [Fact]
    public Task Cascade_goes_at_each_arrival() => EndsAsync("Finished", ["a", "b", "c", "each", "each"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Line("c"), Merging("each", "Cascade")],
        "a>b", "a>c", "b>each", "c>each");

    /// <summary>A merge goes by the ways that lead forward; a converge waits for the way back too, which only it could open.</summary>
    [Theory]
    [InlineData("Merge", "Finished", "a", "again", "end")]
    [InlineData("Converge", "Suspended", "a")]
    public Task Converge_waits_for_the_way_back_too(string mode, string subStatus, params string[] lines) => EndsAsync(subStatus, lines,
        [Samples.Line("a"), Merging("again", mode), Decision("no", "false"), Samples.Line("end")],
        "a>again", "again>no", "no:True>again", "no:False>end");

    /// <summary>The way forward comes first and is kept until the way back has come.</summary>
    [Theory]
    [InlineData("Merge", "a", "joint", "late", "end", "end")]
    [InlineData("Converge", "a", "late", "joint", "end")]
    public Task Converge_goes_once_all_ways_have_come(string mode, params string[] lines) => EndsAsync("Finished", lines,
        [Samples.Line("a"), Merging("joint", mode), Samples.Line("late"),
         Samples.Activity("Elsa.RunJavaScript", "tail", Samples.Literal("script", "setVariable('N', getVariable('N') + 1)"), "\"customProperties\":{\"mergeMode\":\"Cascade\"}"), Decision("more", "getVariable('N') < 2"), Samples.Line("end")],
        "a>joint", "a>late", "joint>tail", "late>tail", "tail>more", "more:True>joint", "more:False>end");

    [Fact]
    public Task Race_goes_once_and_cancels_who_is_late() => EndsAsync("Finished", ["a", "b", "won", "after"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Activity("Elsa.Event", "late", Samples.Literal("eventName", "late")), Merging("won", "Race"), Samples.Line("after")],
        "a>late", "a>b", "b>won", "late>won", "won>after");

    [Fact]
    public Task Race_goes_once_though_both_arrive() => EndsAsync("Finished", ["a", "b", "c", "won"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Line("c"), Merging("won", "Race")],
        "a>b", "a>c", "b>won", "c>won");

    [Fact]
    public Task Join_of_any_is_a_race_and_of_all_a_merge() => EndsAsync("Suspended", ["a", "b", "any"],
        [Samples.Line("a"), Samples.Line("b"), Samples.Activity("Elsa.Event", "late", Samples.Literal("eventName", "late")),
         Samples.Activity("Elsa.FlowJoin", "first", Samples.Literal("mode", "WaitAny")), Samples.Line("any"), Decision("no", "false"),
         Samples.Activity("Elsa.FlowJoin", "both", Samples.Literal("mode", "WaitAll")), Samples.Line("never")],
        "a>late", "a>b", "b>first", "late>first", "first>any", "any>both", "any>no", "no:True>both", "both>never");

    [Fact]
    public async Task A_way_back_runs_its_targets_again_and_tokens_outlive_a_wait()
    {
        await using var engine = await TestEngine.OpenAsync();
        var flow = Samples.Flow("rounds",
            [Samples.Activity("Elsa.SetVariable", "count", """ "variable":{"id":"n","name":"N","typeName":"Int32"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"getN() + 1"}} """),
             Samples.Line("b"), Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "seal")), Merging("join", "Merge"), Decision("again", "getN() < 2"), Samples.Line("end")],
            "count>b", "count>wait", "b>join", "wait>join", "join>again", "again:True>count", "again:False>end");
        var id = await engine.RunAsync(flow.Replace("\"variables\":[]", Tokens[..^2] + "[{\"id\":\"n\",\"name\":\"N\",\"typeName\":\"Int32\",\"value\":\"0\"}]", StringComparison.Ordinal));
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("Suspended", (await engine.FindAsync(id)).SubStatus);
            await engine.SendAsync(InboxTests.Signature(id, "seal"));
            await engine.DrainAsync();
        }
        Assert.Equal(["b", "join", "b", "join", "end"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }

    private static string Merging(string id, string mode) =>
        Samples.Activity("Elsa.WriteLine", id, Samples.Literal("text", id), $"\"customProperties\":{{\"mergeMode\":\"{mode}\"}}");

    private static string Decision(string id, string condition) =>
        Samples.Activity("Elsa.FlowDecision", id, $$""" "condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"{{condition}}"} } """);

    private static async Task EndsAsync(string subStatus, string[] lines, string[] activities, params string[] connections)
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Flow("tokens", activities, connections).Replace("\"variables\":[]", Tokens, StringComparison.Ordinal));
        Assert.Equal(lines, engine.Lines);
        Assert.Equal(subStatus, (await engine.FindAsync(id)).SubStatus);
    }
}
