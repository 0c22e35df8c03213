using Ciac.Workflows.Incidents;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Incidents;

public sealed class AlterationTests
{
    [Fact]
    public async Task Variable_set_by_hand_is_what_the_flow_reads_next()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Definition("alter", Samples.Activity("Elsa.Sequence", "root",
            $$""" "activities":[{{Wait}},{{Samples.Activity("Elsa.WriteLine", "print", """ "text":{"typeName":"String","expression":{"type":"Variable","value":{"id":"v"} } } """)}}] """),
            """[{"id":"v","name":"Status","typeName":"String","value":"old"}]"""));
        await RepairAsync(engine, repair => repair.SetVariableAsync(new(id, "Status", "new", "correction"), CancellationToken.None));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.DrainAsync();
        Assert.Equal(["new"], engine.Lines);
    }

    [Fact]
    public async Task Instance_moves_to_a_version_that_has_its_activities_and_goes_on_there()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Version("old", "start>wait", "wait>end"));
        var target = await engine.ImportAsync(Version("new", "start>wait", "wait>extra", "extra>end"));
        await RepairAsync(engine, async repair => Assert.Empty(await repair.MigrateAsync(new(id, target.VersionId, "newer"), CancellationToken.None)));
        Assert.Equal(target.VersionId, (await engine.FindAsync(id)).VersionId);
        await RepairAsync(engine, repair => repair.SetVariableAsync(new(id, "none", 1, "no such variable: nothing happens"), CancellationToken.None));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.DrainAsync();
        Assert.Equal(["extra", "new"], engine.Lines);
        Assert.Equal("Finished", (await engine.FindAsync(id)).SubStatus);
    }

    [Fact]
    public async Task Move_to_a_version_without_its_activity_is_refused_by_name()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Version("old", "start>wait", "wait>end"));
        var target = await engine.ImportAsync(Samples.Flow("moved", [Samples.Activity("Elsa.Start", "start"), Samples.Line("end")], "start>end"));
        await RepairAsync(engine, async repair => Assert.Equal(["wait"], await repair.MigrateAsync(new(id, target.VersionId, "newer"), CancellationToken.None)));
        Assert.NotEqual(target.VersionId, (await engine.FindAsync(id)).VersionId);
    }

    [Fact]
    public async Task Activity_cancelled_by_hand_skips_its_way_and_one_begun_by_hand_runs_in_its_flowchart()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        var seal = (await engine.FindAsync(id)).Bookmarks.Single(bookmark => bookmark.ActivityId == "seal");
        await RepairAsync(engine, async repair => Assert.True(await repair.CancelActivityAsync(new(id, seal.ActivityInstanceId, "not needed"), CancellationToken.None)));
        await RepairAsync(engine, async repair => Assert.False(await repair.CancelActivityAsync(new(id, seal.ActivityInstanceId, "again"), CancellationToken.None)));
        Assert.Equal(["legal"], (await engine.FindAsync(id)).Bookmarks.Select(bookmark => bookmark.ActivityId));

        await RepairAsync(engine, async repair => Assert.True(await repair.ScheduleActivityAsync(new(id, "seal", "after all"), CancellationToken.None)));
        await RepairAsync(engine, async repair => Assert.False(await repair.ScheduleActivityAsync(new(id, "nowhere", "no"), CancellationToken.None)));
        Assert.Equal(["legal", "seal"], (await engine.FindAsync(id)).Bookmarks.Select(bookmark => bookmark.ActivityId).Order());
        Assert.Contains(await engine.Reader.JournalAsync(id, CancellationToken.None), entry => entry is { Event: "Scheduled by hand", Message: "after all" });
    }

    [Fact]
    public async Task Statistics_count_what_the_activities_did()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.RunAsync(Version("old", "start>wait", "wait>end"));
        var statistics = await engine.Reader.StatisticsAsync("moved", CancellationToken.None);
        Assert.Contains(new("Workflow1:root:start", 1, 1, 0) { MedianWait = TimeSpan.Zero }, statistics);
        Assert.Contains(new("Workflow1:root:wait", 1, 0, 0) { Open = 1 }, statistics);
        Assert.Single(await engine.Reader.ListAsync(new() { DefinitionId = "moved", Status = "Running", HasIncidents = false }, CancellationToken.None));
        Assert.Empty(await engine.Reader.ListAsync(new() { Status = "Finished" }, CancellationToken.None));
    }

    private static string Wait => Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k"));

    private static string Version(string line, params string[] connections) => Samples.Flow("moved",
        [Samples.Activity("Elsa.Start", "start"), Wait, Samples.Line("extra"), Samples.Activity("Elsa.WriteLine", "end", Samples.Literal("text", line))], connections);

    private static async Task RepairAsync(TestEngine engine, Func<IInstanceRepair, Task> repair)
    {
        await engine.InScopeAsync(async scope =>
        {
            await repair(scope.GetRequiredService<IInstanceRepair>());
            return true;
        });
        await engine.DrainAsync();
    }
}
