using System.Text.Json;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Core.Workflows;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Tests.Workflows;

[Collection(SandboxCollection.Name)]
public sealed class InstanceVerbTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly WorkflowDesk _desk = new(portal.World);
    private readonly string _id = $"flow-{Guid.NewGuid():N}";

    [Fact]
    [Produces("WFM-001")]
    public async Task Who_lacks_the_scope_changes_nothing_and_leaves_no_line()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        foreach (var who in (WorkflowCaller[])[WorkflowDesk.Auditor, WorkflowDesk.Officer])
        {
            await portal.World.RefusesAsync(WorkflowRefusals.NotAllowed, () => portal.World.AskAsync((CancelInstances verb) => verb.HandleAsync(who, id, null, None)));
            await portal.World.RefusesAsync(WorkflowRefusals.NotAllowed, () => portal.World.AskAsync((SaveDefinition verb) => verb.HandleAsync(who, new(WorkflowDesk.Waiting(_id), null, false, null), None)));
            await portal.World.RefusesAsync(WorkflowRefusals.NotAllowed, () => portal.World.AskAsync((AlterInstances verb) => verb.HandleAsync(who, new([new("Cancel")], [id], null), None)));
            await portal.World.RefusesAsync(WorkflowRefusals.NotAllowed, () => portal.World.AskAsync((RepairIncidents verb) => verb.RetryAllAsync(who, new([id], null), [], None)));
        }
        await portal.World.RefusesAsync(WorkflowRefusals.NotAllowed, () => portal.World.AskAsync((RevealInstance verb) => verb.HandleAsync(WorkflowDesk.Administrator, id, "curious", None)));
    }

    [Fact]
    [Produces("WFM-003", "WFM-010", "WFM-011", "WFM-013")]
    public async Task Cancelled_and_removed_instance_is_told_apart_from_one_that_never_was()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        await portal.World.RefusesAsync(WorkflowRefusals.InstanceOpen, () => DeleteAsync(id, false));
        Desk.Allowed(await portal.World.AskAsync((CancelInstances verb) => verb.HandleAsync(WorkflowDesk.Administrator, id, "mistake", None)));
        await portal.World.MoveAsync();
        Assert.Equal("Cancelled", (await _desk.FindAsync(id)).SubStatus);
        await portal.World.RefusesAsync(WorkflowRefusals.InstanceEnded, () => portal.World.AskAsync((CancelInstances verb) => verb.HandleAsync(WorkflowDesk.Administrator, id, null, None)));
        Assert.Equal(1, Desk.Allowed(await DeleteAsync(id, false)));
        await portal.World.RefusesAsync(WorkflowRefusals.InstanceNotFound, () => DeleteAsync(id, true));
        await portal.World.RefusesAsync(WorkflowRefusals.TooMany, () => portal.World.AskAsync((CancelInstances verb) =>
            verb.HandleAsync(WorkflowDesk.Administrator, new TickedInstances([.. Enumerable.Range(0, 501).Select(i => $"{i}")], null), None)));

        var lines = await _desk.LinesAsync($"instance:{id}");
        Assert.Equal("staff:PlatformAdministrator workflow.cancelled Suspended → Cancelled; mistake", lines[1]);
        Assert.StartsWith($"staff:PlatformAdministrator workflow.instance-deleted {_id} v1 Cancelled", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_masked_for_readers_and_in_the_record_and_shown_only_to_an_auditor_with_a_reason()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Failing(_id));
        var seen = await _desk.FindAsync(id);
        Assert.Equal("138****8888", seen.Variables["Mobile"]);
        Assert.Equal("call 138****8888", seen.Incidents.Single().Message);
        var journal = Desk.Allowed(await portal.World.AskAsync((ReadInstances verb) => verb.JournalAsync(new JournalQuery(id), None)));
        Assert.DoesNotContain(journal.Entries, entry => entry.Message?.Contains("13812348888", StringComparison.Ordinal) == true);

        await portal.World.RefusesAsync(WorkflowRefusals.NoteMissing, () => portal.World.AskAsync((RevealInstance verb) => verb.HandleAsync(WorkflowDesk.Auditor, id, "", None)));
        var revealed = Desk.Allowed(await portal.World.AskAsync((RevealInstance verb) => verb.HandleAsync(WorkflowDesk.Auditor, id, "complaint 7", None)));
        Assert.Equal("13812348888", revealed.Instance.Variables["Mobile"]);
        Assert.Equal("call 13812348888", revealed.Incidents.Single().Message);
        var lines = await _desk.LinesAsync($"instance:{id}");
        Assert.EndsWith("complaint 7", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("13812348888", StringComparison.Ordinal));
    }

    [Fact]
    [Produces("WFM-012")]
    public async Task Variable_is_set_by_id_or_name_and_the_record_has_both_values_masked()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        await portal.World.RefusesAsync(WorkflowRefusals.VariableUnknown, () => SetAsync(id, "nothing"));
        Desk.Allowed(await SetAsync(id, "v"));
        await portal.World.MoveAsync();
        Assert.Equal("139****9999", (await _desk.FindAsync(id)).Variables["Mobile"]);
        Assert.Equal("""staff:PlatformAdministrator workflow.variable-set Mobile: "138****8888" → "139****9999"; typo""", (await _desk.LinesAsync($"instance:{id}"))[^1]);
    }

    [Fact]
    [Produces("WFM-014")]
    public async Task Incident_is_skipped_by_an_outcome_with_a_note_and_only_the_ticked_one()
    {
        var (ticked, other) = (await _desk.StartedAsync(WorkflowDesk.Failing(_id)), await _desk.StartedAsync(WorkflowDesk.Failing(_id + "-other")));
        var incident = new IncidentKey(ticked, (await _desk.FindAsync(ticked)).Incidents.Single().Id);
        await portal.World.RefusesAsync(WorkflowRefusals.NoteMissing, () => portal.World.AskAsync((RepairIncidents verb) => verb.SkipAsync(WorkflowDesk.Administrator, new([incident], null), None)));
        await portal.World.RefusesAsync(WorkflowRefusals.IncidentNotFound, () => portal.World.AskAsync((RepairIncidents verb) => verb.RetryAsync(WorkflowDesk.Administrator, new([new(ticked, "none")], null), None)));
        Desk.Allowed(await portal.World.AskAsync((RepairIncidents verb) => verb.RetryAsync(WorkflowDesk.Administrator, new([incident], "once more"), None)));
        await portal.World.MoveAsync();
        Desk.Allowed(await portal.World.AskAsync((RepairIncidents verb) => verb.SkipAsync(WorkflowDesk.Administrator, new([incident], "by phone") { Outcomes = ["Done"] }, None)));
        await portal.World.MoveAsync();
        Assert.Equal("Finished", (await _desk.FindAsync(ticked)).SubStatus);
        Assert.Single((await _desk.FindAsync(other)).Incidents);
        Assert.EndsWith("failed 2 times: call 138****8888; Done; by phone", (await _desk.LinesAsync($"instance:{ticked}"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    [Produces("WFM-015", "WFM-022", "WFM-024")]
    public async Task Alterations_of_an_instance_are_accepted_together_or_not_at_all()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Flow(_id, """{"id":"other","type":"Elsa.Start"}"""), (await _desk.LatestAsync(_id))!.Summary.Fingerprint, publish: true));
        Assert.Equal("WFM-015", await AlterAsync(id, new("Cancel"), new("Migrate") { TargetVersion = 2 }));
        Assert.Equal("WFM-022", await AlterAsync(id, new Alteration("ScheduleActivity") { ActivityId = "nowhere" }));
        Assert.Equal("WFM-022", await AlterAsync(id, new Alteration("CancelActivity") { ActivityId = "end" }));
        Assert.Equal("WFM-024", await AlterAsync(id, new Alteration("Dance")));
        Assert.Equal("WFM-003", await AlterAsync("absent", new Alteration("Cancel")));
        // One that is refused half-way leaves neither a command nor a line, also when the next one is accepted.
        var other = await _desk.StartedAsync(WorkflowDesk.Waiting(_id + "-other"));
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id + "-other", "two"), (await _desk.LatestAsync(_id + "-other"))!.Summary.Fingerprint, publish: true));
        var results = Desk.Allowed(await portal.World.AskAsync((AlterInstances verb) => verb.HandleAsync(WorkflowDesk.Administrator,
            new([new("ModifyVariable") { VariableId = "v" }, new("Migrate") { TargetVersion = 2 }], [id, other], "test"), None)));
        Assert.Equal(["WFM-015", null], results.Select(result => result.Refusal?.Code));
        await portal.World.MoveAsync();
        Assert.Equal("Suspended", (await _desk.FindAsync(id)).SubStatus);
        Assert.Equal(2, (await _desk.FindAsync(other)).Version);
        Assert.Single(await _desk.LinesAsync($"instance:{id}"));

        Assert.Null(await AlterAsync(id, new Alteration("ScheduleActivity") { ActivityId = "end" }, new Alteration("ModifyVariable") { VariableId = "Mobile", Value = JsonSerializer.SerializeToElement("x") }));
        await portal.World.MoveAsync();
        Assert.Equal("*", (await _desk.FindAsync(id)).Variables["Mobile"]);
        Assert.Null(await AlterAsync(id, new Alteration("CancelActivity") { ActivityId = "wait" }));
        await portal.World.MoveAsync();
        Assert.Equal("Finished", (await _desk.FindAsync(id)).SubStatus);
    }

    [Fact]
    [Produces("WFM-016", "WFM-017", "WFM-018", "WFM-023")]
    public async Task What_comes_from_outside_by_hand_finds_who_waits_or_says_that_nobody_does()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        Assert.Equal(1, Desk.Allowed(await portal.World.AskAsync((SendToInstances verb) => verb.TriggerAsync(WorkflowDesk.Administrator, new($"{_id}-event"), None))));
        await portal.World.MoveAsync();
        Assert.Equal("Finished", (await _desk.FindAsync(id)).SubStatus);
        await portal.World.RefusesAsync(WorkflowRefusals.TaskNotWaiting, () => portal.World.AskAsync((SendToInstances verb) => verb.CompleteAsync(WorkflowDesk.Administrator, "no task", null, None)));
        await portal.World.RefusesAsync(WorkflowRefusals.BookmarkNotFound, () => portal.World.AskAsync((SendToInstances verb) => verb.ResumeAsync(WorkflowDesk.Administrator, new(id, "1", null, null), None)));

        await portal.World.RefusesAsync(WorkflowRefusals.LetterNotFound, () => portal.World.AskAsync((HandleDeadLetter verb) => verb.ReplayAsync(WorkflowDesk.Administrator, 0, null, None)));
        await portal.World.RunSqlAsync("INSERT INTO workflows.dead_letters (source, name, reason, created_at) VALUES ('inbox', 'old', 'from before', '2026-01-01')");
        var letter = (await portal.World.AskAsync((ReadInstances verb) => verb.LettersAsync(null, 10, None)))[0];
        await portal.World.RefusesAsync(WorkflowRefusals.LetterIncomplete, () => portal.World.AskAsync((HandleDeadLetter verb) => verb.ReplayAsync(WorkflowDesk.Administrator, letter.Id, null, None)));
        Desk.Allowed(await portal.World.AskAsync((HandleDeadLetter verb) => verb.DeleteAsync(WorkflowDesk.Administrator, letter.Id, "too old", None)));
        Assert.Contains("too old", (await _desk.LinesAsync($"letter:{letter.Id}")).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resumed_bookmark_goes_on_with_what_it_was_given()
    {
        var id = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        var bookmark = (await _desk.FindAsync(id)).Bookmarks.Single();
        Desk.Allowed(await portal.World.AskAsync((SendToInstances verb) => verb.ResumeAsync(WorkflowDesk.Administrator, new(id, bookmark.Id, null, "by hand"), None)));
        await portal.World.MoveAsync();
        Assert.Equal("Finished", (await _desk.FindAsync(id)).SubStatus);
    }

    [Fact]
    [Produces("WFM-019")]
    public async Task Filter_no_index_answers_in_time_is_refused_and_not_slow()
    {
        await using var connection = await portal.World.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var locked = new Npgsql.NpgsqlCommand("LOCK TABLE workflows.instances IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await locked.ExecuteNonQueryAsync();
        var outcome = await portal.World.AskAsync((ReadInstances verb) => verb.PageAsync(new() { Version = 7 }, None));
        Assert.Equal("WFM-019", outcome.Refusal!.Code);
    }

    private Task<Outcome<int>> DeleteAsync(string id, bool evenOpen) =>
        portal.World.AskAsync((DeleteInstances verb) => verb.HandleAsync(WorkflowDesk.Administrator, id, new(evenOpen, "clean up"), None));

    private Task<Outcome<InstanceView>> SetAsync(string id, string variable) => portal.World.AskAsync((SetVariables verb) =>
        verb.HandleAsync(WorkflowDesk.Administrator, id, new([new(variable, JsonSerializer.SerializeToElement("13912349999"))], "typo"), None));

    private async Task<string?> AlterAsync(string id, params Alteration[] alterations) =>
        Desk.Allowed(await portal.World.AskAsync((AlterInstances verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(alterations, [id], "test"), None))).Single().Refusal?.Code;
}
