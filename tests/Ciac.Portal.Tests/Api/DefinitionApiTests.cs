using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class DefinitionApiTests(ApiWorld world)
{
    private readonly ApiClient _api = world.As("administrator");
    private readonly string _id = Flows.NewId();

    [Fact]
    public async Task Draft_is_saved_found_listed_and_comes_back_as_it_was_written()
    {
        var model = Flows.Waiting(_id);
        model["unknown"] = new JsonObject { ["kept"] = "中文 <b>" };
        var saved = (await _api.SaveAsync(model)).Ok();
        Assert.Equal(saved.Tag, saved.Json["workflowDefinition"]!.Text("fingerprint"));
        var found = (await _api.GetAsync($"workflow-definitions/by-definition-id/{_id}")).Ok();
        Assert.Equal(saved.Tag, found.Tag);
        Assert.True(JsonNode.DeepEquals(model["unknown"], found.Json["unknown"]));
        Assert.True(JsonNode.DeepEquals(model["root"], found.Json["root"]));
        Assert.Equal((1, true, false), (found.Json["version"]!.GetValue<int>(), found.Json["isLatest"]!.GetValue<bool>(), found.Json["isPublished"]!.GetValue<bool>()));

        var listed = (await _api.GetAsync($"workflow-definitions?searchTerm={_id}")).Ok().Json;
        var row = Assert.Single(listed["items"]!.AsArray());
        Assert.Equal((_id, "a flow of the tests", 1), (row!.Text("definitionId"), row!.Text("description"), listed["totalCount"]!.GetValue<int>()));
        Assert.Equal(_id, (await _api.GetAsync($"workflow-definitions/by-id/{row!.Text("id")}")).Ok().Json.Text("definitionId"));
        Assert.Single((await _api.GetAsync($"workflow-definitions/many-by-id?ids={row!.Text("id")}")).Ok().Json["items"]!.AsArray());
        Assert.False((await _api.GetAsync($"workflow-definitions/validation/is-name-unique?name={_id.ToUpperInvariant()}")).Json["isUnique"]!.GetValue<bool>());

        var again = _api.Request(HttpMethod.Get, $"workflow-definitions/{_id}");
        again.Headers.TryAddWithoutValidation("If-None-Match", $"\"{found.Tag}\"");
        Assert.Equal(HttpStatusCode.NotModified, (await ApiClient.SendAsync(again)).Status);
    }

    [Fact]
    public async Task What_the_designer_got_can_be_sent_back_and_is_the_same_version()
    {
        var first = (await _api.SaveAsync(Flows.Waiting(_id))).Ok();
        var second = (await _api.SaveAsync(first.Json["workflowDefinition"]!, first.Tag)).Ok();
        Assert.Equal(1, second.Json["workflowDefinition"]!["version"]!.GetValue<int>());
        Assert.Null(JsonNode.Parse(await world.SqlAsync<string>("SELECT content FROM workflows.definitions WHERE definition_id = $1", _id))!["links"]);
    }

    [Fact]
    public async Task Save_over_what_somebody_changed_is_412_by_the_header_and_409_by_the_body()
    {
        var mine = (await _api.SaveAsync(Flows.Waiting(_id))).Tag!;
        (await _api.SaveAsync(Flows.Waiting(_id, "theirs"), mine)).Ok();
        (await _api.SaveAsync(Flows.Waiting(_id, "mine"), mine)).Refused(412, "WFM-004");
        (await _api.PostAsync("workflow-definitions", new { model = Flows.Waiting(_id, "mine"), basedOn = mine })).Refused(409, "WFM-004");
        (await _api.SaveAsync(Flows.Waiting(_id, "mine"))).Refused(409, "WFM-004");
        (await _api.PostAsync($"workflow-definitions/{_id}/publish", new { note = "go" }, mine)).Refused(412, "WFM-004");
    }

    [Fact]
    public async Task Of_two_who_save_at_once_on_two_nodes_one_wins()
    {
        var based = (await _api.SaveAsync(Flows.Waiting(_id))).Tag!;
        var answers = await Task.WhenAll(_api.SaveAsync(Flows.Waiting(_id, "a"), based), world.AtOtherNode.SaveAsync(Flows.Waiting(_id, "b"), based));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task Publish_needs_a_note_refuses_errors_beside_their_activities_and_is_audited()
    {
        (await _api.SaveAsync(Flows.Waiting(_id))).Ok();
        (await _api.PostAsync($"workflow-definitions/{_id}/publish")).Refused(400, "WFM-008");
        var published = (await _api.PostAsync($"workflow-definitions/{_id}/publish", new { note = "first" })).Ok().Json;
        Assert.True(published["workflowDefinition"]!["isPublished"]!.GetValue<bool>());
        Assert.Equal("first", published["workflowDefinition"]!.Text("note"));

        var broken = Flows.Flow(_id, [Flows.Activity("bad", "No.Such")]);
        var tag = (await _api.SaveAsync(broken, published["workflowDefinition"]!.Text("fingerprint"))).Ok().Tag!;
        var refused = await _api.PostAsync($"workflow-definitions/{_id}/publish", new { note = "second" }, tag);
        refused.Refused(422, "WFM-005");
        Assert.Equal("bad", refused.Json["validationErrors"]![0]!.Text("activityId"));
        Assert.Contains((await _api.PostAsync("workflow-definitions/validation", new { model = broken })).Ok().Json["findings"]!.AsArray(), finding => finding!.Text("number") == "WF-001");

        (await _api.PostAsync($"workflow-definitions/{_id}/retract", new { note = "no" })).Ok();
        var reverted = (await _api.PostAsync($"workflow-definitions/{_id}/revert/1", new { note = "back" })).Ok();
        Assert.Equal(2, reverted.Json["version"]!.GetValue<int>());
        Assert.Equal([2, 1], (await _api.GetAsync($"workflow-definitions/{_id}/versions")).Ok().Json["items"]!.AsArray().Select(row => row!["version"]!.GetValue<int>()));
        Assert.Equal("workflow.saved,workflow.published,workflow.saved,workflow.retracted,workflow.reverted",
            await world.SqlAsync<string>("SELECT string_agg(action, ',' ORDER BY id) FROM ciac.audit_events WHERE subject = $1", $"definition:{_id}"));
        Assert.StartsWith("staff:", await world.SqlAsync<string>("SELECT min(actor) FROM ciac.audit_events WHERE subject = $1 AND address = '127.0.0.1'", $"definition:{_id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exported_zip_is_imported_again_and_of_several_files_all_or_none_are()
    {
        var other = Flows.NewId();
        var versions = new List<string>();
        foreach (var id in (string[])[_id, other]) versions.Add((await _api.SaveAsync(Flows.Waiting(id))).Ok().Json["workflowDefinition"]!.Text("id"));
        var file = (await _api.GetAsync($"workflow-definitions/{_id}/export")).Ok();
        Assert.StartsWith("https://elsaworkflows.io/schemas/", file.Json.Text("$schema"), StringComparison.Ordinal);
        using var zip = await ApiWorld.Http.SendAsync(_api.Request(HttpMethod.Post, "bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = new JsonArray([.. versions]) }.ToJsonString()));
        var packed = await zip.Content.ReadAsByteArrayAsync();
        foreach (var id in (string[])[_id, other]) (await _api.DeleteAsync($"workflow-definitions/{id}")).Ok();

        (await UploadAsync(("a.zip", packed), ("b.json", "{}"u8.ToArray()))).Refused(400, "WFM-007");
        (await _api.GetAsync($"workflow-definitions/{_id}")).Refused(404, "WFM-002");
        var imported = (await UploadAsync(("a.zip", packed))).Ok().Json;
        Assert.Equal(2, imported["count"]!.GetValue<int>());
        Assert.False((await _api.GetAsync($"workflow-definitions/{other}")).Ok().Json["isPublished"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.Created, (await _api.PostAsync("workflow-definitions/import", Flows.Waiting(Flows.NewId()).ToJsonString())).Status);
    }

    [Fact]
    [Trait("Case", "A-30")]
    [Trait("Case", "A-32")]
    public async Task Zip_that_is_none_and_one_that_unpacks_too_much_are_refused()
    {
        (await UploadAsync(("a.zip", "no zip"u8.ToArray()))).Refused(400, "API-400");
        var bomb = new MemoryStream();
        await using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("big.json").OpenAsync();
            await entry.WriteAsync(new byte[5 * 1024 * 1024]);
        }

        Assert.True(bomb.Length < 100_000);
        (await UploadAsync(("bomb.zip", bomb.ToArray()))).Refused(413, "API-413");
    }

    [Fact]
    public async Task Definition_is_removed_only_when_nothing_runs_it_unless_that_is_asked_for()
    {
        var instance = await _api.StartAsync(Flows.Waiting(_id));
        (await _api.DeleteAsync($"workflow-definitions/{_id}")).Refused(409, "WFM-009");
        (await _api.DeleteAsync($"workflow-definitions/{_id}/version/1")).Refused(409, "WFM-009");
        var bulk = (await _api.PostAsync("bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = new[] { _id, "absent" } })).Ok().Json;
        Assert.Equal((0, "WFM-009", "absent"), (bulk["deleted"]!.GetValue<int>(), bulk["failed"]![0]!.Text("code"), bulk["notFound"]![0]!.GetValue<string>()));
        var gone = (await _api.DeleteAsync($"workflow-definitions/{_id}?withInstances=true&note=old")).Ok().Json;
        Assert.Equal((1, 1), (gone["deleted"]!.GetValue<int>(), gone["deletedInstances"]!.GetValue<int>()));
        (await _api.GetAsync($"workflow-instances/{instance}")).Refused(404, "WFM-003");
    }

    [Fact]
    public async Task Ticked_definitions_are_published_and_retracted_each_for_itself()
    {
        var broken = Flows.NewId();
        (await _api.SaveAsync(Flows.Waiting(_id))).Ok();
        (await _api.SaveAsync(Flows.Flow(broken, [Flows.Activity("bad", "No.Such")]))).Ok();
        var published = (await _api.PostAsync("bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = new[] { _id, broken }, note = "both" })).Ok().Json;
        Assert.Equal((_id, broken), (published["published"]![0]!.GetValue<string>(), published["failed"]![0]!.Text("id")));
        var retracted = (await _api.PostAsync("bulk-actions/retract/workflow-definitions/by-definition-ids", new { definitionIds = new[] { _id } })).Ok().Json;
        Assert.Equal(_id, retracted["retracted"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Descriptors_say_what_there_is_in_the_callers_language()
    {
        var activities = (await _api.GetAsync("descriptors/activities")).Ok().Json["items"]!.AsArray();
        var fork = Assert.Single(activities, activity => activity!.Text("typeName") == "Elsa.Event")!;
        Assert.Equal(("Elsa", "Event", "Trigger", "Event"), (fork.Text("namespace"), fork.Text("name"), fork.Text("kind"), fork.Text("displayName")));
        Assert.Equal("eventName", fork["inputs"]![0]!.Text("name"));
        foreach (var path in (string[])["activities/Elsa.Delay", "expression-descriptors", "storage-drivers", "variables", "incident-strategies", "workflow-activation-strategies", "log-persistence-strategies", "commit-strategies/workflows", "commit-strategies/activities"])
            (await _api.GetAsync($"descriptors/{path}")).Ok();
        (await _api.GetAsync("descriptors/activities/No.Such")).Refused(404, "API-404");
    }

    [Fact]
    public async Task Script_editor_gets_the_accessors_of_the_draft_or_of_what_is_stored()
    {
        (await _api.SaveAsync(Flows.Waiting(_id))).Ok();
        Assert.Contains("declare function getMobile(): string;", (await _api.PostAsync($"scripting/javascript/type-definitions/{_id}")).Ok().Text, StringComparison.Ordinal);
        var draft = Flows.Waiting(_id);
        draft["variables"]![0]!["name"] = "due date";
        draft["variables"]![0]!["typeName"] = "Int32";
        Assert.Contains("declare function setDueDate(value: number): void;", (await _api.PostAsync("scripting/javascript/type-definitions/new", new { model = draft })).Ok().Text, StringComparison.Ordinal);
        (await _api.PostAsync("scripting/javascript/type-definitions/absent")).Refused(404, "WFM-002");
    }

    private Task<ApiAnswer> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        var request = _api.Request(HttpMethod.Post, "workflow-definitions/import-files");
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        request.Content = form;
        return ApiClient.SendAsync(request);
    }
}
