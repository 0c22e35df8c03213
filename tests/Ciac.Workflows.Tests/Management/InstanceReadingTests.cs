using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Management;

public sealed class InstanceReadingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Journal_comes_in_parts_that_together_are_the_whole()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        foreach (var key in (string[])["seal", "legal"])
        {
            await engine.SendAsync(InboxTests.Signature(id, key));
            await engine.DrainAsync();
        }
        var whole = await engine.Reader.JournalAsync(id, None);
        var parts = new List<JournalEntry>();
        for (var skip = 0; skip < whole.Count; skip += 3)
        {
            var page = await engine.Reader.JournalAsync(new JournalQuery(id) { Skip = skip, Take = 3 }, None);
            Assert.Equal(whole.Count, page.Total);
            parts.AddRange(page.Entries);
        }
        Assert.Equal(whole, parts);

        var filtered = await engine.Reader.JournalAsync(new JournalQuery(id) { ActivityIds = ["seal"], Events = ["Started", "Completed"] }, None);
        Assert.Equal(["Started", "Completed"], filtered.Entries.Select(entry => entry.Event));
        Assert.Equal(2, filtered.Total);
    }

    [Fact]
    public async Task Executions_and_the_report_say_what_is_open_and_what_ended()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        engine.Time.Advance(TimeSpan.FromMinutes(2));
        await engine.SendAsync(InboxTests.Signature(id, "seal"));
        await engine.DrainAsync();

        var executions = await engine.Reader.ExecutionsAsync(new(id), None);
        var seal = Assert.Single(executions, execution => execution.ActivityId == "seal");
        Assert.Equal(("Completed", TimeSpan.FromMinutes(2)), (seal.Status, seal.EndedAt - seal.StartedAt));
        Assert.Equal("Running", Assert.Single(executions, execution => execution.ActivityId == "legal").Status);
        Assert.Single(await engine.Reader.ExecutionsAsync(new(id, seal.NodeId), None));

        var report = (await engine.Reader.ReportAsync(id, None)).ToDictionary(row => row.ActivityId);
        Assert.Equal((1, 1, 0, false), (report["seal"].Started, report["seal"].Completed, report["seal"].Uncompleted, report["seal"].IsBlocked));
        Assert.Equal((1, 0, 1, true), (report["legal"].Started, report["legal"].Completed, report["legal"].Uncompleted, report["legal"].IsBlocked));

        var heat = (await engine.Reader.StatisticsAsync("dual", None)).ToDictionary(row => row.NodeId);
        Assert.Equal(TimeSpan.FromMinutes(2), heat[seal.NodeId].MedianWait);
        Assert.Equal((null, 1L), (heat["Workflow1:root:legal"].MedianWait, heat["Workflow1:root:legal"].Open));
    }

    [Fact]
    public async Task View_tells_variables_inputs_and_who_waits_for_a_stimulus()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Definition("view", Samples.Activity("Elsa.Event", "wait", Samples.Literal("eventName", "paid")),
            """[{"id":"v","name":"Status","typeName":"String","value":"old"}]"""), ("Number", "7"));
        var view = await engine.FindAsync(id);
        Assert.Equal(new("v", "Status", "String", "old"), Assert.Single(view.VariableDetails));
        Assert.Equal(("7", 1), (view.Input["Number"], view.Version));
        var waiting = Assert.Single(await engine.Services.GetRequiredService<IBookmarkReader>().WaitingForAsync("Elsa.Event", new { EventName = "paid" }, None));
        Assert.Equal((id, "wait"), (waiting.InstanceId, waiting.ActivityId));
    }

    [Fact]
    public async Task Incidents_of_all_instances_are_listed_oldest_first_and_by_cursor()
    {
        await using var engine = await TestEngine.OpenAsync();
        var incidents = engine.Services.GetRequiredService<IIncidentReader>();
        for (var i = 0; i < 3; i++)
        {
            await engine.RunAsync(Samples.Sequence("broken", Samples.Activity("Elsa.Fault", "fault", Samples.Literal("message", "no"))));
            engine.Time.Advance(TimeSpan.FromSeconds(1));
        }
        var all = await incidents.ListAsync(new() { DefinitionId = "broken" }, None);
        Assert.Equal(3, all.Count);
        Assert.True(all[0].At < all[2].At);
        var rest = await incidents.ListAsync(new() { After = new(all[0].At, all[0].InstanceId, all[0].ActivityInstanceId) }, None);
        Assert.Equal(all.Skip(1), rest);
        Assert.Equal(all[1], Assert.Single(await incidents.ListAsync(new() { InstanceIds = [all[1].InstanceId] }, None)));
    }
}
