using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Core.Workflows;
using Ciac.Workflows.Inbox;

namespace Ciac.Core.Tests.Workflows;

[Collection(SandboxCollection.Name)]
public sealed class DefinitionVerbTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly WorkflowDesk _desk = new(portal.World);
    private readonly string _id = $"flow-{Guid.NewGuid():N}";

    [Fact]
    public async Task Every_change_of_a_definition_leaves_who_before_after_and_why()
    {
        var first = Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id), note: "first"));
        var fingerprint = first.Definition.Summary.Fingerprint;
        Desk.Allowed(await portal.World.AskAsync((PublishDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(_id, fingerprint, new("", "go")), None)));
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id, "two"), fingerprint, publish: true, note: "second"));
        var second = (await _desk.LatestAsync(_id))!.Summary.Fingerprint[..8];
        Desk.Allowed(await portal.World.AskAsync((RetractDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, _id, "wrong", None)));
        Desk.Allowed(await portal.World.AskAsync((RevertDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(_id, 1, null, "back"), None)));
        var reverted = (await _desk.LatestAsync(_id))!.Summary;
        Assert.Equal((3, fingerprint), (reverted.Version, reverted.Fingerprint));
        Desk.Allowed(await portal.World.AskAsync((DeleteDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new DefinitionToDelete(_id, false, "done with"), None)));

        const string who = "staff:PlatformAdministrator";
        Assert.Equal(
        [
            $"{who} workflow.saved – → v1 {fingerprint[..8]}; first",
            $"{who} workflow.published – → v1; go",
            $"{who} workflow.saved v1 published {fingerprint[..8]} → v2; second",
            $"{who} workflow.published v1 published {fingerprint[..8]} → v2; second",
            $"{who} workflow.retracted v2 published → –; wrong",
            $"{who} workflow.reverted v1 → v3 {fingerprint[..8]}; back",
            $"{who} workflow.deleted {_id}: 3 versions, 0 instances → –; done with",
        ], (await _desk.LinesAsync($"definition:{_id}")).Select(line => line.Replace($" {second}", "", StringComparison.Ordinal)));
    }

    [Fact]
    [Produces("WFM-004")]
    public async Task Draft_somebody_changed_meanwhile_is_not_overwritten()
    {
        var mine = Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id))).Definition.Summary.Fingerprint;
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id, "theirs"), mine));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionChanged, () => _desk.SaveAsync(WorkflowDesk.Waiting(_id, "mine"), mine));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionChanged, () => _desk.SaveAsync(WorkflowDesk.Waiting(_id, "mine")));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionChanged, () =>
            portal.World.AskAsync((PublishDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(_id, mine, new("", "go")), None)));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionChanged, () =>
            portal.World.AskAsync((RevertDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(_id, 1, mine, "back"), None)));
    }

    [Fact]
    [Produces("WFM-005", "WFM-006", "WFM-007", "WFM-008")]
    public async Task Broken_definition_is_saved_as_a_draft_but_not_published_and_nothing_is_published_without_a_note()
    {
        var broken = WorkflowDesk.Flow(_id, """{"id":"a","type":"No.Such"}""");
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionHasErrors, () => _desk.SaveAsync(broken, publish: true));
        var outcome = await _desk.SaveAsync(broken, publish: true);
        Assert.Equal(("WFM-006", "a"), (outcome.Refusals[1].Code, outcome.Refusals[1].Field));
        Assert.Contains(Desk.Allowed(await _desk.SaveAsync(broken)).Findings, finding => finding.Number == "WF-001");
        foreach (var text in (string[])["no json", "[]", """{"name":"without a root"}""", """{"root":{"id":"a","id":"b","type":"Elsa.Start"}}"""])
            await portal.World.RefusesAsync(WorkflowRefusals.DefinitionMalformed, () => _desk.SaveAsync(text));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionMalformed, () => portal.World.AskAsync((ValidateDefinition verb) => verb.HandleAsync("no json", None)));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionMalformed, () =>
            portal.World.AskAsync((ImportDefinitions verb) => verb.HandleAsync(WorkflowDesk.Administrator, [new("a.json", WorkflowDesk.Waiting(_id + "x")), new("b.json", "{}")], null, None)));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionMalformed, () => portal.World.AskAsync((ImportDefinitions verb) =>
            verb.HandleAsync(WorkflowDesk.Administrator, [new("twice.json", """{"definitionId":"twice","root":{"id":"a","id":"b","type":"Elsa.Start"}}""")], null, None)));
        await portal.World.RefusesAsync(WorkflowRefusals.NoteMissing, () => _desk.SaveAsync(WorkflowDesk.Waiting(_id + "y"), publish: true, note: " "));
    }

    [Fact]
    [Produces("WFM-020")]
    public async Task Read_only_definition_is_neither_changed_nor_removed()
    {
        Desk.Allowed(await portal.World.AskAsync((ImportDefinitions verb) => verb.HandleAsync(WorkflowDesk.Administrator,
            [new("ro.json", WorkflowDesk.Waiting(_id).Replace("\"version\":1", "\"isReadonly\":true,\"version\":1", StringComparison.Ordinal))], null, None)));
        var fingerprint = (await _desk.LatestAsync(_id))!.Summary.Fingerprint;
        await portal.World.RefusesAsync(WorkflowRefusals.ReadOnly, () => _desk.SaveAsync(WorkflowDesk.Waiting(_id), fingerprint));
        await portal.World.RefusesAsync(WorkflowRefusals.ReadOnly, () => portal.World.AskAsync((PublishDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new(_id, null, new("", "go")), None)));
        await portal.World.RefusesAsync(WorkflowRefusals.ReadOnly, () => portal.World.AskAsync((DeleteDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new DefinitionToDelete(_id, true, null), None)));
    }

    [Fact]
    [Produces("WFM-002", "WFM-009", "WFM-021")]
    public async Task Definition_in_use_stays_and_one_that_is_not_there_is_not_found()
    {
        var instance = await _desk.StartedAsync(WorkflowDesk.Waiting(_id));
        var version = (await _desk.LatestAsync(_id))!.Summary.VersionId;
        await portal.World.RefusesAsync(WorkflowRefusals.InUse, () => portal.World.AskAsync((DeleteDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new DefinitionToDelete(_id, false, null), None)));
        await portal.World.RefusesAsync(WorkflowRefusals.InUse, () => portal.World.AskAsync((DeleteDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new VersionToDelete(version, null), None)));
        await portal.World.RefusesAsync(WorkflowRefusals.DefinitionNotFound, () => portal.World.AskAsync((RetractDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, "absent", null, None)));
        Desk.Allowed(await portal.World.AskAsync((RetractDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, _id, null, None)));
        await portal.World.RefusesAsync(WorkflowRefusals.NotPublished, () => portal.World.AskAsync((StartInstance verb) => verb.HandleAsync(WorkflowDesk.Administrator, new StartWorkflow(_id), None)));

        var bulk = Desk.Allowed(await portal.World.AskAsync((BulkDefinitions verb) => verb.DeleteAsync(WorkflowDesk.Administrator, [_id, "absent"], new("", false, null), None)));
        Assert.Equal("absent", Assert.Single(bulk.NotFound));
        Assert.Equal("WFM-009", bulk.Refused[_id].Code);
        var gone = Desk.Allowed(await portal.World.AskAsync((DeleteDefinition verb) => verb.HandleAsync(WorkflowDesk.Administrator, new DefinitionToDelete(_id, true, "all"), None)));
        Assert.Equal((1, 1), (gone.Removed, gone.Instances));
        await portal.World.RefusesAsync(WorkflowRefusals.InstanceNotFound, () => portal.World.AskAsync((ReadInstances verb) => verb.FindAsync(instance, None)));
    }

    [Fact]
    public async Task One_that_is_refused_in_a_bulk_leaves_no_line_and_stops_no_other()
    {
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Flow(_id, """{"id":"a","type":"No.Such"}""")));
        Desk.Allowed(await _desk.SaveAsync(WorkflowDesk.Waiting(_id + "-good")));
        var bulk = Desk.Allowed(await portal.World.AskAsync((BulkDefinitions verb) => verb.PublishAsync(WorkflowDesk.Administrator, [_id, _id + "-good"], "both", None)));
        Assert.Equal([_id + "-good"], bulk.Done);
        Assert.Equal("WFM-005", bulk.Refused[_id].Code);
        Assert.Single(await _desk.LinesAsync($"definition:{_id}"));
        Assert.Equal(2, (await _desk.LinesAsync($"definition:{_id}-good")).Count);
    }
}
