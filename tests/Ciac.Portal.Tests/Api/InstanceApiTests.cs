using System.Net;

namespace Ciac.Portal.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class InstanceApiTests(ApiWorld world)
{
    private readonly ApiClient _api = world.As("administrator");
    private readonly string _id = Flows.NewId();

    [Fact]
    public async Task Executed_instance_answers_after_its_first_burst_and_a_repeated_key_starts_nothing()
    {
        (await _api.SaveAsync(Flows.Waiting(_id), publish: true)).Ok();
        var request = _api.Request(HttpMethod.Post, $"workflow-definitions/{_id}/execute", """{"correlationId":"C-1","input":{"Number":7}}""");
        var answer = (await ApiClient.SendAsync(request)).Ok().Json["workflowState"]!;
        Assert.Equal(("Suspended", "C-1", 7), (answer.Text("subStatus"), answer.Text("correlationId"), answer["input"]!["Number"]!.GetValue<int>()));
        Assert.Equal("wait", answer["bookmarks"]![0]!.Text("activityId"));

        var ids = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            var keyed = _api.Request(HttpMethod.Post, $"workflow-definitions/{_id}/dispatch", "{}");
            keyed.Headers.Add("Idempotency-Key", _id);
            ids.Add((await ApiClient.SendAsync(keyed)).Ok().Json.Text("workflowInstanceId"));
        }

        Assert.Single(ids);
        Assert.Equal(3, (await _api.PostAsync($"workflow-definitions/{_id}/bulk-dispatch", new { count = 3 })).Ok().Json["workflowInstanceIds"]!.AsArray().Count);
        (await _api.PostAsync("workflow-definitions/absent/dispatch", new { })).Refused(404, "WFM-002");
        (await _api.PostAsync($"workflow-definitions/{_id}/retract")).Ok();
        (await _api.PostAsync($"workflow-definitions/{_id}/execute")).Refused(409, "WFM-021");
    }

    [Fact]
    public async Task List_is_filtered_ordered_counted_and_walked_by_cursor()
    {
        (await _api.SaveAsync(Flows.Waiting(_id), publish: true)).Ok();
        (await _api.PostAsync($"workflow-definitions/{_id}/bulk-dispatch", new { count = 5 })).Ok();
        await _api.UntilAsync($"workflow-instances?definitionId={_id}&status=Running", page => page["totalCount"]!.GetValue<int>() == 5);

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = (await _api.GetAsync($"workflow-instances?definitionId={_id}&pageSize=2&cursor={cursor}")).Ok().Json;
            seen.AddRange(page["items"]!.AsArray().Select(row => row!.Text("id")));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));

        var filtered = (await _api.PostAsync("workflow-instances", new
        {
            definitionIds = new[] { _id },
            subStatuses = new[] { "Suspended" },
            orderBy = "UpdatedAt",
            orderDirection = "Ascending",
            timestampFilters = new[] { new { column = "CreatedAt", @operator = "GreaterThan", timestamp = "2026-01-01T00:00:00Z" } },
        })).Ok().Json;
        Assert.Equal((5, true), (filtered["totalCount"]!.GetValue<int>(), filtered["totalCountIsExact"]!.GetValue<bool>()));
        (await _api.GetAsync("workflow-instances?orderBy=Colour")).Refused(400, "WFM-024");
        (await _api.GetAsync("workflow-instances?subStatus=Asleep")).Refused(400, "WFM-024");
        (await _api.GetAsync("workflow-instances?cursor=!!")).Refused(400, "WFM-024");
        (await _api.GetAsync("workflow-instances?page=100000")).Refused(400, "WFM-024");
        (await _api.GetAsync("workflow-instances?page=first")).Refused(400, "API-400");
    }

    [Fact]
    public async Task What_is_inside_an_instance_is_told_with_personal_data_masked_and_revealed_only_to_the_auditor()
    {
        var id = await _api.StartAsync(Flows.Failing(_id));
        var whole = (await _api.GetAsync($"workflow-instances/{id}")).Ok();
        Assert.Equal(1, whole.Json["instance"]!["incidentCount"]!.GetValue<int>());
        var journal = (await _api.GetAsync($"workflow-instances/{id}/journal?pageSize=3")).Ok();
        Assert.Equal((3, true), (journal.Json["items"]!.AsArray().Count, journal.Json["totalCount"]!.GetValue<int>() > 3));
        var faulted = (await _api.PostAsync($"workflow-instances/{id}/journal", new { filter = new { eventNames = new[] { "Faulted" } } })).Ok();
        Assert.Equal("fault", Assert.Single(faulted.Json["items"]!.AsArray())!.Text("activityId"));
        var variables = (await _api.GetAsync($"workflow-instances/{id}/variables")).Ok();
        Assert.Equal("138****8888", variables.Json["items"]![0]!.Text("value"));
        ApiAnswer[] masked = [whole, journal, faulted, variables, await _api.GetAsync($"workflow-instances/{id}/export"), await _api.GetAsync("incidents"), await _api.GetAsync($"activity-executions/list?workflowInstanceId={id}")];
        Assert.All(masked, answer => Assert.DoesNotContain("13812348888", answer.Ok().Text, StringComparison.Ordinal));

        (await world.As("auditor").PostAsync($"workflow-instances/{id}/reveal", new { })).Refused(400, "WFM-008");
        var revealed = (await world.As("auditor").PostAsync($"workflow-instances/{id}/reveal", new { reason = "complaint 7" })).Ok();
        Assert.Equal("13812348888", revealed.Json["variables"]!["items"]![0]!.Text("value"));
        Assert.EndsWith("complaint 7", await world.SqlAsync<string>("SELECT detail FROM ciac.audit_events WHERE subject = $1 AND action = 'workflow.revealed'", $"instance:{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executions_report_and_heat_map_say_where_instances_are()
    {
        var id = await _api.StartAsync(Flows.Waiting(_id));
        var executions = (await _api.GetAsync($"activity-executions/list?workflowInstanceId={id}")).Ok().Json["items"]!.AsArray();
        Assert.Equal(["root", "start", "wait"], executions.Select(execution => execution!.Text("activityId")));
        Assert.Equal(2, (await _api.GetAsync($"activity-executions/list?workflowInstanceId={id}&completed=false")).Ok().Json["count"]!.GetValue<int>());
        Assert.Equal(3, (await _api.GetAsync($"activity-executions/count?workflowInstanceId={id}")).Ok().Json["count"]!.GetValue<int>());
        Assert.Equal("wait", (await _api.GetAsync($"activity-executions/by-id?workflowInstanceId={id}&id={executions[2]!.Text("id")}")).Ok().Json.Text("activityId"));
        var stats = (await _api.PostAsync("activity-executions/report", new { workflowInstanceId = id })).Ok().Json["stats"]!.AsArray();
        Assert.True(Assert.Single(stats, row => row!.Text("activityId") == "wait")!["isBlocked"]!.GetValue<bool>());
        var heat = (await _api.GetAsync($"workflow-definitions/{_id}/statistics")).Ok().Json["stats"]!.AsArray();
        Assert.Equal(1, Assert.Single(heat, row => row!.Text("activityNodeId").EndsWith(":wait", StringComparison.Ordinal))!["openCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Variables_are_set_instances_cancelled_and_removed_and_each_leaves_its_line()
    {
        var (one, two) = (await _api.StartAsync(Flows.Waiting(_id)), (await _api.PostAsync($"workflow-definitions/{_id}/execute")).Ok().Json["workflowState"]!.Text("id"));
        Assert.Equal(HttpStatusCode.Accepted, (await _api.PostAsync($"workflow-instances/{one}/variables", new { variables = new[] { new { id = "v", value = "none" } }, note = "typo" })).Status);
        await _api.UntilAsync($"workflow-instances/{one}/variables", page => page["items"]![0]!.Text("value") == "n*ne");
        (await _api.PostAsync($"workflow-instances/{one}/variables", new { variables = new[] { new { id = "none", value = 1 } } })).Refused(404, "WFM-012");

        (await _api.DeleteAsync($"workflow-instances/{one}")).Refused(409, "WFM-011");
        (await _api.PostAsync($"cancel/workflow-instances/{one}", new { note = "mistake" })).Ok();
        await _api.UntilAsync($"workflow-instances/{one}/execution-state", state => state.Text("subStatus") == "Cancelled");
        (await _api.PostAsync($"cancel/workflow-instances/{one}")).Refused(409, "WFM-010");
        (await _api.PostAsync($"workflow-instances/{one}/variables", new { variables = new[] { new { id = "v", value = 1 } } })).Refused(409, "WFM-010");
        Assert.Equal(1, (await _api.PostAsync("bulk-actions/cancel/workflow-instances", new { ids = new[] { one, two } })).Ok().Json["cancelled"]!.GetValue<int>());
        (await _api.PostAsync("bulk-actions/cancel/workflow-instances", new { })).Refused(400, "WFM-013");
        await _api.UntilAsync($"workflow-instances/{two}/execution-state", state => state.Text("subStatus") == "Cancelled");
        Assert.Equal(2, (await _api.PostAsync("bulk-actions/delete/workflow-instances/by-id", new { ids = new[] { one, two } })).Ok().Json["deleted"]!.GetValue<int>());
        (await _api.GetAsync($"workflow-instances/{one}")).Refused(404, "WFM-003");
        Assert.Equal("workflow.started,workflow.variable-set,workflow.cancelled,workflow.instance-deleted",
            await world.SqlAsync<string>("SELECT string_agg(action, ',' ORDER BY id) FROM ciac.audit_events WHERE subject = $1", $"instance:{one}"));
    }
}
