using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

/// <summary>Every route of the document × every kind of caller. A route that is not in the table, or is no longer in the document, fails.</summary>
[Collection(ApiCollection.Name)]
public sealed class AuthorizationTests(ApiWorld world)
{
    private const string Read = "auditor administrator";
    private const string Change = "administrator";
    private const string Reveal = "auditor";

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["get /workflow-definitions"] = Read,
        ["get /workflow-definitions/by-definition-id/{definitionId}"] = Read,
        ["get /workflow-definitions/{definitionId}"] = Read,
        ["get /workflow-definitions/by-id/{id}"] = Read,
        ["get /workflow-definitions/many-by-id"] = Read,
        ["get /workflow-definitions/{definitionId}/versions"] = Read,
        ["get /workflow-definitions/{definitionId}/consumers"] = Read,
        ["get /workflow-definitions/{definitionId}/statistics"] = Read,
        ["get /workflow-definitions/{definitionId}/export"] = Read,
        ["get /workflow-definitions/query/count"] = Read,
        ["get /workflow-definitions/validation/is-name-unique"] = Read,
        ["get /workflow-definitions/events"] = Read,
        ["post /workflow-definitions/validation"] = Read,
        ["post /bulk-actions/export/workflow-definitions"] = Read,
        ["post /workflow-definitions"] = Change,
        ["post /workflow-definitions/{definitionId}/publish"] = Change,
        ["post /workflow-definitions/{definitionId}/retract"] = Change,
        ["post /workflow-definitions/{definitionId}/revert/{version}"] = Change,
        ["delete /workflow-definitions/{definitionId}"] = Change,
        ["delete /workflow-definitions/{definitionId}/version/{version}"] = Change,
        ["delete /workflow-definition-versions/{id}"] = Change,
        ["post /workflow-definitions/import"] = Change,
        ["put /workflow-definitions/import"] = Change,
        ["post /workflow-definitions/import-files"] = Change,
        ["post /bulk-actions/publish/workflow-definitions/by-definition-ids"] = Change,
        ["post /bulk-actions/retract/workflow-definitions/by-definition-ids"] = Change,
        ["post /bulk-actions/delete/workflow-definitions/by-definition-id"] = Change,
        ["post /bulk-actions/delete/workflow-definitions/by-id"] = Change,
        ["post /workflow-definitions/{definitionId}/execute"] = Change,
        ["post /workflow-definitions/{definitionId}/dispatch"] = Change,
        ["post /workflow-definitions/{definitionId}/bulk-dispatch"] = Change,
        ["get /descriptors/activities"] = Read,
        ["get /descriptors/activities/{typeName}"] = Read,
        ["get /descriptors/expression-descriptors"] = Read,
        ["get /descriptors/storage-drivers"] = Read,
        ["get /descriptors/variables"] = Read,
        ["get /descriptors/incident-strategies"] = Read,
        ["get /descriptors/workflow-activation-strategies"] = Read,
        ["get /descriptors/log-persistence-strategies"] = Read,
        ["get /descriptors/commit-strategies/workflows"] = Read,
        ["get /descriptors/commit-strategies/activities"] = Read,
        ["post /scripting/javascript/type-definitions/{definitionId}"] = Read,
        ["get /package/version"] = Read,
        ["get /workflow-instances"] = Read,
        ["post /workflow-instances"] = Read,
        ["get /workflow-instances/events"] = Read,
        ["get /workflow-instances/{id}"] = Read,
        ["get /workflow-instances/{id}/events"] = Read,
        ["get /workflow-instances/{id}/execution-state"] = Read,
        ["get /workflow-instances/{id}/export"] = Read,
        ["get /workflow-instances/{id}/journal"] = Read,
        ["post /workflow-instances/{id}/journal"] = Read,
        ["get /workflow-instances/{id}/journal/{activityId}"] = Read,
        ["get /workflow-instances/{id}/variables"] = Read,
        ["post /workflow-instances/{id}/reveal"] = Reveal,
        ["post /workflow-instances/{id}/variables"] = Change,
        ["delete /workflow-instances/{id}"] = Change,
        ["post /cancel/workflow-instances/{id}"] = Change,
        ["post /bulk-actions/cancel/workflow-instances"] = Change,
        ["post /bulk-actions/delete/workflow-instances"] = Change,
        ["post /bulk-actions/delete/workflow-instances/by-id"] = Change,
        ["get /activity-executions/list"] = Read,
        ["get /activity-executions/count"] = Read,
        ["get /activity-executions/by-id"] = Read,
        ["post /activity-executions/report"] = Read,
        ["get /incidents"] = Read,
        ["post /incidents/retry"] = Change,
        ["post /incidents/skip"] = Change,
        ["post /incidents/cancel"] = Change,
        ["post /alterations/run"] = Change,
        ["post /alterations/workflows/retry"] = Change,
        ["get /bookmarks"] = Read,
        ["post /bookmarks/{workflowInstanceId}/{bookmarkId}/resume"] = Change,
        ["post /events/{eventName}/trigger"] = Change,
        ["post /tasks/{taskId}/complete"] = Change,
        ["get /bookmark-queue/dead-letters"] = Read,
        ["get /bookmark-queue/dead-letters/{id}"] = Read,
        ["post /bookmark-queue/dead-letters/{id}/replay"] = Change,
        ["delete /bookmark-queue/dead-letters/{id}"] = Change,
    };

    private static readonly string[] Callers = ["anonymous", .. ApiWorld.Roles];

    public static TheoryData<string> Routes => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Routes))]
    [Trait("Case", "A-39")]
    [Trait("Case", "A-48")]
    public async Task Route_answers_each_caller_as_the_table_says(string route)
    {
        foreach (var caller in Callers)
        {
            var answer = await CallAsync(route, caller);
            if (caller == "anonymous") answer.Refused(401, "API-401");
            else if (!Allowed[route].Split(' ').Contains(caller)) answer.Refused(403, "API-403");
            else Assert.True((int)answer.Status is not (401 or 403) and < 500, $"{caller}: {(int)answer.Status} {answer.Text}");
        }
    }

    [Fact]
    public async Task Every_route_of_the_document_is_in_the_table_and_described()
    {
        var document = (await world.As("auditor").GetAsync("openapi.json")).Ok().Json;
        var routes = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(verb => (Name: $"{verb.Key} {path.Key["/elsa/api".Length..]}", Operation: verb.Value!))).ToList();
        Assert.Equal(Allowed.Keys.Order(), routes.Select(route => route.Name).Order());
        Assert.All(routes, route => Assert.NotEmpty(route.Operation.Text("summary")));
        Assert.All(routes, route => Assert.Contains("Scope: workflows.", route.Operation.Text("description"), StringComparison.Ordinal));
        Assert.Equal("3.1.1", document.Text("openapi"));
    }

    [Fact]
    public async Task Document_itself_is_for_readers_only()
    {
        (await world.As("anonymous").GetAsync("openapi.json")).Refused(401, "API-401");
        (await world.As("officer").GetAsync("openapi.json")).Refused(403, "API-403");
    }

    private Task<ApiAnswer> CallAsync(string route, string caller)
    {
        var (verb, path) = (route.Split(' ')[0], route.Split(' ')[1].TrimStart('/'));
        foreach (var number in (string[])["{version}", "dead-letters/{id}"])
            path = path.Replace(number, number.Replace("{version}", "1", StringComparison.Ordinal).Replace("{id}", "999999", StringComparison.Ordinal), StringComparison.Ordinal);
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", "absent") + "?ids=absent&name=absent&workflowInstanceId=absent&id=absent";
        var request = world.As(caller).Request(new HttpMethod(verb.ToUpperInvariant()), path, verb is "post" or "put" ? new JsonObject().ToJsonString() : null);
        if (path.StartsWith("workflow-definitions/import-files", StringComparison.Ordinal)) request.Content = new MultipartFormDataContent { { new StringContent("{}"), "files", "a.json" } };
        return ApiClient.SendAsync(request);
    }
}
