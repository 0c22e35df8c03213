using System.Text.Json.Nodes;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>Rules about flowcharts.</summary>
internal static class FlowRules
{
    public static IReadOnlyList<FormatRule> All { get; } =
    [
        new("1.9 the start is not written", json => Flowcharts(json).Where(flow => flow.ContainsKey("start")).Select(flow => flow.Id()), json => json["root"]!["start"] = "line"),
        new("1.9 flowcharts have their three lists", json => Flowcharts(json).Where(flow => flow["activities"] is not JsonArray || flow["connections"] is not JsonArray || flow["variables"] is not JsonArray)
            .Select(flow => flow.Id()), json => ((JsonObject)json["root"]!).Remove("variables")),
        new("1.9 connections have the nested form", json => Connections(json).Where(connection => connection.Line["source"] is not JsonObject source || source.Text("port").Length == 0
            || connection.Line["target"] is not JsonObject || connection.Line["vertices"] is not JsonArray).Select(Name),
            json => json["root"]!["connections"]![0] = new JsonObject { ["source"] = "line", ["target"] = "fork", ["sourcePort"] = "Done", ["targetPort"] = "In" }),
        new("1.9 connections end at activities of their flowchart", json => Connections(json).Where(connection => !Ends(connection).All(end => Parts.Objects(connection.Flow["activities"]).Any(child => child.Id() == end)))
            .Select(Name), json => json["root"]!["connections"]![0]!["target"]!["activity"] = "nowhere"),
        new("1.9 connections come in at In", json => Connections(json).Where(connection => (connection.Line["target"] as JsonObject)?.Text("port") != "In").Select(Name),
            json => json["root"]!["connections"]![0]!["target"]!["port"] = "Out"),
        new("1.9 no connection is there twice", json => Connections(json).GroupBy(Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
            json => ((JsonArray)json["root"]!["connections"]!).Add(json["root"]!["connections"]![0]!.DeepClone())),
    ];

    private static IEnumerable<JsonObject> Flowcharts(JsonObject json) => Parts.Activities(json).Where(activity => activity.Text("type") == "Elsa.Flowchart");

    private static IEnumerable<(JsonObject Flow, JsonObject Line)> Connections(JsonObject json) =>
        Flowcharts(json).SelectMany(flow => Parts.Objects(flow["connections"]).Select(line => (flow, line)));

    private static string[] Ends((JsonObject Flow, JsonObject Line) connection) =>
        [(connection.Line["source"] as JsonObject)?.Text("activity") ?? "", (connection.Line["target"] as JsonObject)?.Text("activity") ?? ""];

    private static string Name((JsonObject Flow, JsonObject Line) connection) =>
        $"{string.Join('>', Ends(connection))}:{(connection.Line["source"] as JsonObject)?.Text("port")}";
}
