using System.Net;
using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

/// <summary>Incidents, alterations, events, tasks, bookmarks, dead letters.</summary>
[Collection(ApiCollection.Name)]
public sealed class OperationApiTests(ApiWorld world)
{
    private readonly ApiClient _api = world.As("administrator");
    private readonly string _id = Flows.NewId();

    [Fact]
    public async Task Ticked_incident_is_retried_then_skipped_with_a_note_and_the_others_are_left()
    {
        var id = await _api.StartAsync(Flows.Failing(_id));
        var other = (await _api.PostAsync($"workflow-definitions/{_id}/execute")).Ok().Json["workflowState"]!.Text("id");
        var rows = (await _api.GetAsync($"incidents?definitionId={_id}")).Ok().Json["items"]!.AsArray();
        Assert.Equal([id, other], rows.Select(row => row!.Text("workflowInstanceId")));
        var incidents = new[] { new { workflowInstanceId = id, activityInstanceId = rows[0]!.Text("activityInstanceId") } };

        (await _api.PostAsync("incidents/retry", new { incidents, note = "again" })).Ok();
        await _api.UntilAsync($"incidents?workflowInstanceId={id}", page => page["items"]![0]?["attempt"]?.GetValue<int>() == 2);
        (await _api.PostAsync("incidents/skip", new { incidents })).Refused(400, "WFM-008");
        Assert.Equal(1, (await _api.PostAsync("incidents/skip", new { incidents, note = "by phone", outcomes = new[] { "Done" } })).Ok().Json["accepted"]!.GetValue<int>());
        await _api.UntilAsync($"workflow-instances/{id}/execution-state", state => state.Text("subStatus") == "Finished");
        (await _api.PostAsync("incidents/skip", new { incidents, note = "again" })).Refused(404, "WFM-014");

        Assert.Single((await _api.GetAsync($"incidents?definitionId={_id}")).Ok().Json["items"]!.AsArray());
        (await _api.PostAsync("alterations/workflows/retry", new { workflowInstanceIds = new[] { other } })).Ok();
        await _api.UntilAsync($"incidents?workflowInstanceId={other}", page => page["items"]![0]?["attempt"]?.GetValue<int>() == 2);
        var rest = (await _api.GetAsync($"incidents?workflowInstanceId={other}")).Json["items"]![0]!;
        (await _api.PostAsync("incidents/cancel", new { incidents = new[] { new { workflowInstanceId = other, activityInstanceId = rest.Text("activityInstanceId") } } })).Ok();
        await _api.UntilAsync($"workflow-instances/{other}/execution-state", state => state.Text("subStatus") == "Cancelled");
        Assert.Equal("workflow.started,workflow.retried,workflow.skipped",
            await world.SqlAsync<string>("SELECT string_agg(action, ',' ORDER BY id) FROM ciac.audit_events WHERE subject = $1", $"instance:{id}"));
    }

    [Fact]
    public async Task Incidents_are_walked_by_cursor()
    {
        (await _api.SaveAsync(Flows.Failing(_id), publish: true)).Ok();
        (await _api.PostAsync($"workflow-definitions/{_id}/bulk-dispatch", new { count = 3 })).Ok();
        await _api.UntilAsync($"incidents?definitionId={_id}", page => page["items"]!.AsArray().Count == 3);
        var first = (await _api.GetAsync($"incidents?definitionId={_id}&pageSize=2")).Ok().Json;
        var second = (await _api.GetAsync($"incidents?definitionId={_id}&pageSize=2&cursor={first["nextCursor"]}")).Ok().Json;
        Assert.Equal(3, first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(row => row!.Text("workflowInstanceId")).Distinct().Count());
        Assert.Null(second["nextCursor"]);
        (await _api.GetAsync("incidents?cursor=zz")).Refused(400, "WFM-024");
    }

    [Fact]
    public async Task Instance_is_migrated_or_told_what_the_version_lacks()
    {
        var id = await _api.StartAsync(Flows.Waiting(_id));
        var tag = (await _api.GetAsync($"workflow-definitions/{_id}")).Tag!;
        tag = (await _api.SaveAsync(Flows.Flow(_id, [Flows.Activity("start", "Elsa.Start")]), tag, publish: true)).Ok().Tag!;
        (await _api.SaveAsync(Flows.Waiting(_id, "third"), tag, publish: true)).Ok();
        var refused = (await AlterAsync(id, new JsonObject { ["type"] = "Migrate", ["targetVersion"] = 2 }))["results"]![0]!;
        Assert.Equal((false, "WFM-015"), (refused["isSuccessful"]!.GetValue<bool>(), refused["log"]!["logEntries"]![0]!.Text("code")));
        Assert.True((await AlterAsync(id, new JsonObject { ["type"] = "Migrate", ["targetVersion"] = 3 }))["results"]![0]!["isSuccessful"]!.GetValue<bool>());
        await _api.UntilAsync($"workflow-instances/{id}", whole => whole["instance"]!["version"]!.GetValue<int>() == 3);
        (await _api.PostAsync("alterations/run", new { workflowInstanceIds = new[] { id } })).Refused(400, "WFM-024");
        Assert.Equal(1L, await world.SqlAsync<long>("SELECT count(*) FROM ciac.audit_events WHERE subject = $1 AND action = 'workflow.migrated' AND detail LIKE 'v1 → v3%'", $"instance:{id}"));
    }

    [Fact]
    public async Task Event_and_task_reach_who_waits_and_an_early_event_is_kept()
    {
        var (id, task) = (await _api.StartAsync(Flows.Waiting(_id)), await _api.StartAsync(Flows.Task(_id + "-task")));
        var triggered = await _api.PostAsync($"events/{_id}-event/trigger", new { input = new { amount = 5 } });
        Assert.Equal((HttpStatusCode.Accepted, 1), (triggered.Status, triggered.Json["waiting"]!.GetValue<int>()));
        await _api.UntilAsync($"workflow-instances/{id}/execution-state", state => state.Text("subStatus") == "Finished");
        Assert.Equal(0, (await _api.PostAsync("events/nobody-yet/trigger")).Ok().Json["waiting"]!.GetValue<int>());
        Assert.Equal(1L, await world.SqlAsync<long>("SELECT count(*) FROM ciac.audit_events WHERE subject = 'event:nobody-yet'"));

        var taskId = Uri.EscapeDataString($"{task}:{(await _api.GetAsync($"bookmarks?workflowInstanceId={task}")).Ok().Json["items"]![0]!.Text("activityInstanceId")}:task");
        (await _api.PostAsync($"tasks/{taskId}/complete", new { result = "blue" })).Ok();
        await _api.UntilAsync($"workflow-instances/{task}/execution-state", state => state.Text("subStatus") == "Finished");
        (await _api.PostAsync($"tasks/{taskId}/complete")).Refused(404, "WFM-016");
    }

    [Fact]
    public async Task Bookmark_is_resumed_by_its_id()
    {
        var id = await _api.StartAsync(Flows.Waiting(_id));
        var bookmark = (await _api.GetAsync($"bookmarks?workflowInstanceId={id}")).Ok().Json["items"]![0]!.Text("id");
        (await _api.PostAsync($"bookmarks/{id}/{bookmark}/resume", new { note = "by hand" })).Ok();
        await _api.UntilAsync($"workflow-instances/{id}/execution-state", state => state.Text("subStatus") == "Finished");
        (await _api.PostAsync($"bookmarks/{id}/{bookmark}/resume")).Refused(404, "WFM-023");
    }

    [Fact]
    public async Task Dead_letter_is_listed_sent_again_and_given_up()
    {
        (await _api.SaveAsync(Flows.Waiting(_id), publish: true)).Ok();
        var late = await world.SqlAsync<long>("""
            INSERT INTO workflows.dead_letters (source, name, reason, created_at, kind, definition_id, instance_id, body)
            VALUES ('inbox', 'Start', 'not published', '2026-01-01', 1, $1, $2, '{}') RETURNING id
            """, _id, $"late-{_id}");
        Assert.Contains((await _api.GetAsync("bookmark-queue/dead-letters")).Ok().Json["items"]!.AsArray(), letter => letter!["id"]!.GetValue<long>() == late);
        (await _api.PostAsync($"bookmark-queue/dead-letters/{late}/replay", new { note = "now" })).Ok();
        await _api.UntilAsync($"workflow-instances/late-{_id}/execution-state", state => state.Text("subStatus") == "Suspended");
        (await _api.PostAsync($"bookmark-queue/dead-letters/{late}/replay")).Refused(404, "WFM-017");

        var old = await world.SqlAsync<long>("INSERT INTO workflows.dead_letters (source, name, reason, created_at) VALUES ('inbox', 'x', 'old', '2026-01-01') RETURNING id");
        (await _api.PostAsync($"bookmark-queue/dead-letters/{old}/replay")).Refused(409, "WFM-018");
        Assert.Equal(HttpStatusCode.NoContent, (await _api.DeleteAsync($"bookmark-queue/dead-letters/{old}")).Status);
        (await _api.GetAsync($"bookmark-queue/dead-letters/{old}")).Refused(404, "WFM-017");
    }

    private async Task<JsonNode> AlterAsync(string id, JsonObject alteration) =>
        (await _api.PostAsync("alterations/run", new { alterations = new[] { alteration }, workflowInstanceIds = new[] { id }, note = "test" })).Ok().Json;
}
