using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

/// <summary>Small definitions, and what a designer does with them first.</summary>
internal static class Flows
{
    public static string NewId() => $"flow-{Guid.NewGuid():N}";

    /// <summary>Waits for the event named after it; then a line.</summary>
    public static JsonNode Waiting(string id, string line = "done") => Flow(id,
        [Activity("start", "Elsa.Start"), Activity("wait", "Elsa.Event", ("eventName", $"{id}-event")), Activity("end", "Elsa.WriteLine", ("text", line))],
        ("start", "wait"), ("wait", "end"));

    public static JsonNode Failing(string id) => Flow(id,
        [Activity("start", "Elsa.Start"), Activity("fault", "Elsa.Fault", ("message", "call 13812348888")), Activity("end", "Elsa.End")],
        ("start", "fault"), ("fault", "end"));

    public static JsonNode Task(string id) => Flow(id, [Activity("start", "Elsa.Start"), Activity("task", "Elsa.RunTask", ("taskName", "paint"))], ("start", "task"));

    public static JsonObject Activity(string id, string type, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            activity[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        return activity;
    }

    public static JsonNode Flow(string id, JsonObject[] activities, params (string From, string To)[] connections) => new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["description"] = "a flow of the tests",
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "Mobile", ["typeName"] = "String", ["value"] = "13812348888" }),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["id"] = "root",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections.Select(pair => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = pair.From, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = pair.To, ["port"] = "In" },
            })]),
        },
    };

    public static Task<ApiAnswer> SaveAsync(this ApiClient api, JsonNode model, string? ifMatch = null, bool publish = false) =>
        api.PostAsync("workflow-definitions", new { model, publish, note = "why" }, ifMatch);

    /// <summary>Publishes and starts; the instance after its first burst.</summary>
    public static async Task<string> StartAsync(this ApiClient api, JsonNode model, object? body = null)
    {
        (await api.SaveAsync(model, publish: true)).Ok();
        var answer = (await api.PostAsync($"workflow-definitions/{model["definitionId"]}/execute", body ?? new { })).Ok();
        return answer.Json["workflowState"]!["id"]!.GetValue<string>();
    }

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();
}
