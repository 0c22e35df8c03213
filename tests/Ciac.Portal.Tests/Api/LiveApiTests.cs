namespace Ciac.Portal.Tests.Api;

/// <summary>What another node does is seen here, and what was missed while away is told on return.</summary>
[Collection(ApiCollection.Name)]
public sealed class LiveApiTests(ApiWorld world)
{
    private readonly ApiClient _here = world.As("administrator");
    private readonly string _id = Flows.NewId();

    [Fact]
    public async Task Stream_of_an_instance_tells_what_the_other_node_makes_it_do_and_resumes_behind_the_last_entry()
    {
        var id = await _here.StartAsync(Flows.Waiting(_id));
        string? last;
        await using (var stream = await _here.StreamAsync($"workflow-instances/{id}/events"))
        {
            (_, _, last) = await stream.UntilAsync((type, data) => type == "journal" && data.Text("eventName") == "Suspended");
            var stats = await stream.UntilAsync((type, _) => type == "stats");
            Assert.Contains(stats.Data["stats"]!.AsArray(), row => row!.Text("activityId") == "wait" && row!["isBlocked"]!.GetValue<bool>());
            (await world.AtOtherNode.PostAsync($"events/{_id}-event/trigger")).Ok();
            await stream.UntilAsync((type, data) => type == "instance" && data.Text("subStatus") == "Finished");
        }

        await using var again = await _here.StreamAsync($"workflow-instances/{id}/events", last);
        var first = await again.UntilAsync((type, _) => type == "journal");
        Assert.Equal(long.Parse(last!, System.Globalization.CultureInfo.InvariantCulture) + 1, first.Data["sequence"]!.GetValue<long>());
        (await world.AtOtherNode.DeleteAsync($"workflow-instances/{id}")).Ok();
        await again.UntilAsync((type, _) => type == "deleted");
    }

    [Fact]
    public async Task General_stream_tells_instances_of_a_definition_and_after_a_pause_what_moved_meanwhile()
    {
        (await _here.SaveAsync(Flows.Waiting(_id), publish: true)).Ok();
        string? last;
        string missed;
        await using (var stream = await _here.StreamAsync($"workflow-instances/events?definitionId={_id}"))
        {
            await stream.UntilAsync((type, _) => type == "heartbeat");
            var id = (await world.AtOtherNode.PostAsync($"workflow-definitions/{_id}/dispatch", new { })).Ok().Json.Text("workflowInstanceId");
            (_, var row, last) = await stream.UntilAsync((type, data) => type == "instance" && data.Text("id") == id);
            Assert.Equal(_id, row.Text("definitionId"));
        }

        missed = (await world.AtOtherNode.PostAsync($"workflow-definitions/{_id}/execute")).Ok().Json["workflowState"]!.Text("id");
        await using var again = await _here.StreamAsync($"workflow-instances/events?definitionId={_id}", last);
        await again.UntilAsync((type, data) => type == "instance" && data.Text("id") == missed);
    }

    [Fact]
    public async Task Stream_of_definitions_tells_a_publish_at_the_other_node()
    {
        await using var stream = await _here.StreamAsync("workflow-definitions/events");
        await stream.UntilAsync((type, _) => type == "heartbeat");
        (await world.AtOtherNode.SaveAsync(Flows.Waiting(_id), publish: true)).Ok();
        await stream.UntilAsync((type, data) => type == "definition" && data.Text("definitionId") == _id);
    }
}
