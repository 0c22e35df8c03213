using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Definitions;

public sealed class ValidationTests
{
    [Fact]
    public async Task Warnings_name_what_may_surprise_and_do_not_prevent_publishing()
    {
        await using var engine = await TestEngine.OpenAsync();
        var imported = await engine.ImportAsync(Samples.Flow("warned",
            [Samples.Activity("Elsa.Start", "start"), Samples.Activity("Elsa.FlowDecision", "decision", Samples.Literal("condition", "true")), Samples.Line("again"),
             Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", "72:00:00")), Samples.Line("island")],
            "start>decision", "decision:True>again", "again>decision", "again>delay"));
        Assert.Equal(
            [("WF-101", "island"), ("WF-102", "decision"), ("WF-103", "again"), ("WF-104", "delay")],
            imported.Findings.Where(finding => !finding.IsError).Select(finding => (finding.Number, finding.ActivityId!)).Order());
    }

    [Fact]
    public async Task Literals_that_cannot_be_read_and_a_mode_that_is_not_there_are_warned_of()
    {
        await using var engine = await TestEngine.OpenAsync();
        var json = Samples.Sequence("literals", Samples.Activity("Elsa.Delay", "delay", Samples.Literal("timeSpan", "soon")), Samples.Activity("Elsa.FlowJoin", "join", Samples.Literal("mode", "WaitSome")),
            Samples.Activity("Elsa.FlowJoin", "fine", Samples.Literal("mode", "waitall")), Samples.Activity("Elsa.FlowDecision", "flag", Samples.Literal("condition", "perhaps")));
        var findings = await ValidateAsync(engine, json.Replace("\"version\":1,\"variables\"", "\"customProperties\":{\"Flowchart:ExecutionMode\":\"TokenBased\"},\"variables\"", StringComparison.Ordinal));
        Assert.Equal([("WF-106", "delay"), ("WF-106", "flag"), ("WF-106", "join"), ("WF-107", null)], findings.Select(finding => (finding.Number, finding.ActivityId)).Order());
    }

    [Fact]
    public async Task Connection_back_past_its_target_is_an_error()
    {
        await using var engine = await TestEngine.OpenAsync();
        var findings = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().ValidateAsync(Samples.Flow("back",
            [Samples.Activity("Elsa.Start", "start"), Samples.Line("a"), Samples.Line("b"), Samples.Line("c")],
            "start>a", "start>b", "a>c", "b>c", "c:Again>a"), CancellationToken.None));
        Assert.Contains(findings, finding => finding is { Number: "WF-005", IsError: true });
    }

    [Fact]
    public async Task Workflows_that_contain_each_other_are_refused_by_one_finding_a_place()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Nested("one", "Two", "Two"), publish: false);
        await engine.ImportAsync(Nested("two", "One", "One"), publish: false);
        var findings = await ValidateAsync(engine, Nested("one", "Two", "Two"));
        Assert.All(findings, finding => Assert.Equal("WF-004", finding.Number));
        Assert.Equal(8, findings.Count);
    }

    [Fact]
    public async Task Workflows_that_double_at_each_level_are_refused_before_they_are_built()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Nested("level0"), publish: false);
        for (var i = 1; i < 30; i++)
            await engine.ImportAsync(Nested($"level{i}", $"Level{i - 1}", $"Level{i - 1}"), publish: false);
        Assert.Contains(await ValidateAsync(engine, Nested("top", "Level29")), finding => finding is { Number: "WF-007", IsError: true });
    }

    private static Task<IReadOnlyList<DefinitionFinding>> ValidateAsync(TestEngine engine, string json) =>
        engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().ValidateAsync(json, CancellationToken.None));

    private static string Nested(string name, params string[] types) => Samples.Sequence(name, [.. types.Select((type, i) => Samples.Activity(type, $"a{i}"))])
        .Replace("\"version\":1,", "\"version\":1,\"options\":{\"usableAsActivity\":true},", StringComparison.Ordinal);
}
