using System.Text.Json.Nodes;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>Finds the parts of a definition, as they are written.</summary>
internal static class Parts
{
    /// <summary>The activity and all inside it.</summary>
    public static IEnumerable<JsonObject> Activities(JsonObject definition) => definition["root"] is JsonObject root ? Within(root) : [];

    public static IEnumerable<(JsonObject Activity, string Name, JsonObject Wrapper)> Inputs(JsonObject definition) =>
        Wrappers(definition).Where(member => member.Wrapper.ContainsKey("expression"));

    public static IEnumerable<(JsonObject Activity, string Name, JsonObject Wrapper)> Outputs(JsonObject definition) =>
        Wrappers(definition).Where(member => !member.Wrapper.ContainsKey("expression"));

    public static IEnumerable<JsonObject> Objects(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<JsonObject> Variables(JsonObject definition) =>
        Objects(definition["variables"]).Concat(Activities(definition).SelectMany(activity => Objects(activity["variables"])));

    public static string Text(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public static string Id(this JsonObject activity) => activity.Text("id");

    /// <summary>Every node of the document with its path.</summary>
    public static IEnumerable<(string Path, string Key, JsonNode? Value)> Members(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Members(member.Value).Prepend(($"{json.GetPath()}.{member.Key}", member.Key, member.Value))),
        JsonArray array => array.SelectMany(Members),
        _ => [],
    };

    private static IEnumerable<JsonObject> Within(JsonObject activity) => Children(activity).SelectMany(Within).Prepend(activity);

    private static IEnumerable<JsonObject> Children(JsonObject activity) =>
        Objects(activity["activities"]).Concat(Objects(activity["branches"])).Concat(Objects(activity["cases"]).Select(item => item["activity"]).OfType<JsonObject>())
            .Concat(activity.Where(member => member.Key is not "variable").Select(member => member.Value).OfType<JsonObject>()
                .Where(member => member.ContainsKey("type") && member.ContainsKey("id")));

    private static IEnumerable<(JsonObject Activity, string Name, JsonObject Wrapper)> Wrappers(JsonObject definition) =>
        from activity in Activities(definition)
        from member in activity
        where member.Value is JsonObject wrapper && (wrapper.ContainsKey("expression") || wrapper.ContainsKey("memoryReference"))
        select (activity, member.Key, (JsonObject)member.Value!);
}
