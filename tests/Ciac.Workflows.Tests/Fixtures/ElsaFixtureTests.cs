using Ciac.Workflows.Definitions;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Fixtures;

/// <summary>Elsa's definitions end here as they end on a running Elsa.</summary>
public sealed class ElsaFixtureTests
{
    [ElsaFact]
    public Task Implicit_loop_retries_once() =>
        EndsAsync(["Do something", "Retry", "Do something", "Done"], "implicit-loop/implicit-loop.json");

    [ElsaFact]
    public Task Join_all_waits_for_both_lines() => EndsAsync(["Start", "Line 1", "Line 2", "End"], "join-all/join-all-1.json");

    [ElsaFact]
    public Task Nine_lines_come_in_breadth_first_order() =>
        EndsAsync([.. Enumerable.Range(1, 9).Select(i => $"WriteLine{i}")], "flowchart-completion/workflow2.json");

    [ElsaFact]
    public Task Decision_with_delays_completes() => EndsAsync(["WriteLine1", "WriteLine2", "WriteLine3", "WriteLine4", "WriteLine6", "WriteLine7"], "flowchart-completion/workflow4.json");

    [ElsaFact]
    public Task Containment_and_event_complete_after_the_event() => EndsAsync(["Intermediary", ""], "flowchart-completion/workflow5.json");

    [ElsaFact]
    public Task Join_behaviour_is_that_of_counter_mode() => EndsAsync(["A", "C"], "join-behaviours/fork-decision-join-converge.json");

    [ElsaFact]
    public Task Complete_does_not_cascade() =>
        EndsAsync(["Start", "End"], "composites/completor.json", "composites/consumer.json", "composites/tester.json");

    [ElsaFact]
    public Task Child_reads_the_input_its_parent_gives() =>
        EndsAsync(["Parent: Foo", "Child: Bar"], "parent-child-inputs/child.json", "parent-child-inputs/parent1.json");

    [ElsaFact]
    public Task Synthetic_input_reaches_the_child() =>
        EndsAsync(["Hello from parent!"], "definition-activities/child-with-input.json", "definition-activities/parent-with-input.json");

    [ElsaFact]
    public Task Custom_outcome_of_the_child_chooses_the_way() =>
        EndsAsync(["Success path taken"], "definition-activities/child-with-outcomes.json", "definition-activities/parent-with-outcomes.json");

    [ElsaFact]
    public Task Executed_workflow_runs_between_the_parents_lines() =>
        EndsAsync(["Parent: Before child", "Child: Executing", "Parent: After child"], "execute-workflow/child-workflow.json", "execute-workflow/parent-with-wait.json");

    [ElsaFact]
    public Task Fork_takes_all_branches() => EndsAsync(["One", "Two", "Three"], "workflow-completion/fork.json");

    [ElsaFact]
    public async Task Bad_cron_is_one_error_and_a_timer_is_none()
    {
        await using var engine = await TestEngine.OpenAsync();
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => engine.ImportAsync(ElsaFixtures.Read("import-and-publish/bad-cron-expression.json")));
        Assert.Single(refused.Result.Findings, finding => finding.IsError);
        Assert.DoesNotContain((await engine.ImportAsync(ElsaFixtures.Read("import-and-publish/timer-workflow.json"))).Findings, finding => finding.IsError);
    }

    private static async Task EndsAsync(string[] lines, params string[] files)
    {
        await using var engine = await TestEngine.OpenAsync();
        var imported = new List<ImportResult>();
        foreach (var file in files)
            imported.Add(await engine.ImportAsync(ElsaFixtures.Read(file)));
        var id = await engine.StartAsync(new(imported[^1].DefinitionId) { Input = new Dictionary<string, object?> { ["Input1"] = "Foo" } });
        await engine.DrainAsync();
        while ((await engine.FindAsync(id)) is { Status: "Running", Bookmarks: { Count: > 0 } waiting })
            await ResumeAsync(engine, id, waiting);
        var view = await engine.FindAsync(id);
        Assert.Empty(view.Incidents);
        Assert.Equal("Finished", view.SubStatus);
        Assert.Equal(lines, engine.Lines);
    }

    private static async Task ResumeAsync(TestEngine engine, string id, IReadOnlyList<BookmarkView> waiting)
    {
        foreach (var bookmark in waiting)
            await engine.InScopeAsync(async scope =>
            {
                await scope.GetRequiredService<IInstanceRepair>().ResumeAsync(id, bookmark.Id, new Dictionary<string, object?>(), CancellationToken.None);
                return true;
            });
        await engine.DrainAsync();
    }
}
