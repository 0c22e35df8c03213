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
    public async Task Connection_back_past_its_target_is_an_error()
    {
        await using var engine = await TestEngine.OpenAsync();
        var findings = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().ValidateAsync(Samples.Flow("back",
            [Samples.Activity("Elsa.Start", "start"), Samples.Line("a"), Samples.Line("b"), Samples.Line("c")],
            "start>a", "start>b", "a>c", "b>c", "c:Again>a"), CancellationToken.None));
        Assert.Contains(findings, finding => finding is { Number: "WF-005", IsError: true });
    }
}
