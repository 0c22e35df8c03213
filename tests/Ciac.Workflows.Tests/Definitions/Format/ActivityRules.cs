using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>Rules about activity nodes.</summary>
internal static class ActivityRules
{
    private static readonly string[] Flags = ["canStartWorkflow", "runAsynchronously"];

    public static IReadOnlyList<FormatRule> All { get; } =
    [
        new("1.3 activities have id, type and version", json => Parts.Activities(json).Where(activity => activity.Id().Length == 0 || activity.Text("type").Length == 0
            || activity["version"]?.GetValueKind() != JsonValueKind.Number).Select(activity => activity.ToJsonString()), json => Sample.Activity(json, "line").Remove("version")),
        new("1.3 ids are unique in the workflow", json => Repeated(Parts.Activities(json).Select(activity => activity.Id())), json => Sample.Activity(json, "fork")["id"] = "line"),
        new("1.3 names are unique in the workflow", json => Repeated(Parts.Activities(json).Select(activity => activity.Text("name")).Where(name => name.Length > 0)),
            json => Sample.Activity(json, "fork")["name"] = "Line"),
        new("1.3 node ids are the path of ids", json => json["root"] is JsonObject root ? WrongPaths(root, "Workflow1") : [], json => Sample.Activity(json, "fork")["nodeId"] = "Workflow1:fork"),
        new("1.3 the engine's flags are custom properties", json => Parts.Activities(json).Where(activity => Flags.Any(activity.ContainsKey)
            || Flags.Any(flag => activity["customProperties"]?[flag]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))).Select(activity => activity.Id()),
            json => Sample.Activity(json, "line")["canStartWorkflow"] = true),
        new("1.3 the designer has a place for each activity", json => Parts.Activities(json).Where(activity => activity != json["root"]
            && (activity["metadata"]?["designer"]?["position"] is not JsonObject position || position["x"] is null || position["y"] is null)).Select(activity => activity.Id()),
            json => Sample.Activity(json, "line")["metadata"] = new JsonObject()),
        new("1.5 outputs lead into a variable or an output", json => Parts.Outputs(json).Where(output => !Targets(json).Contains(((JsonObject)output.Wrapper["memoryReference"]!).Id()))
            .Select(output => $"{output.Activity.Id()}.{output.Name}"), json => Sample.Activity(json, "event")["result"]!["memoryReference"]!["id"] = "nowhere"),
        new("1.5 outputs have a type", json => Parts.Outputs(json).Where(output => output.Wrapper.Text("typeName").Length == 0).Select(output => output.Activity.Id()),
            json => ((JsonObject)Sample.Activity(json, "event")["result"]!).Remove("typeName")),
    ];

    private static HashSet<string> Targets(JsonObject json) =>
        [.. Parts.Variables(json).Select(variable => variable.Id()), .. Parts.Objects(json["outputs"]).Select(output => output.Text("name"))];

    private static IEnumerable<string> Repeated(IEnumerable<string> names) => names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    private static IEnumerable<string> WrongPaths(JsonObject activity, string parent)
    {
        var path = $"{parent}:{activity.Id()}";
        foreach (var inside in Parts.Activities(new JsonObject { ["root"] = activity.DeepClone() }))
            if (!$"{inside.Text("nodeId")}:".StartsWith(path + ":", StringComparison.Ordinal) || inside.Text("nodeId").Split(':')[^1] != inside.Id())
                yield return inside.Id();
    }
}
