using System.Text;

namespace Ciac.Workflows.Tests;

/// <summary>Writes small definitions.</summary>
internal static class Samples
{
    public static string Literal(string name, string value, string type = "String") =>
        $$"""
        "{{name}}":{"typeName":"{{type}}","expression":{"type":"Literal","value":"{{value}}"} }
        """;

    public static string Activity(string type, string id, params string[] members) =>
        $$"""{"id":"{{id}}","type":"{{type}}","version":1,"name":"{{id}}"{{string.Concat(members.Select(member => "," + member))}}}""";

    public static string Line(string id) => Activity("Elsa.WriteLine", id, Literal("text", id));

    public static string Sequence(string definitionId, params string[] activities) =>
        Definition(definitionId, $$"""{"id":"root","type":"Elsa.Sequence","version":1,"activities":[{{string.Join(',', activities)}}]}""");

    /// <summary>Connections as <c>a:Outcome>b</c>, or <c>a>b</c> for Done.</summary>
    public static string Flow(string definitionId, string[] activities, params string[] connections) =>
        Definition(definitionId,
            $$"""{"id":"root","type":"Elsa.Flowchart","version":1,"activities":[{{string.Join(',', activities)}}],"connections":[{{string.Join(',', connections.Select(Connection))}}]}""");

    public static string Definition(string definitionId, string root, string variables = "[]")
    {
        var json = new StringBuilder();
        json.Append("{\"definitionId\":\"").Append(definitionId).Append("\",\"name\":\"").Append(definitionId).Append("\",\"version\":1,\"variables\":")
            .Append(variables).Append(",\"inputs\":[],\"outputs\":[],\"root\":").Append(root).Append('}');
        return json.ToString();
    }

    /// <summary>Two signatures in any order, then done.</summary>
    public static string DualSignature => Flow("dual",
        [
            Activity("Elsa.FlowFork", "fork", """
                "branches":{"typeName":"List<String>","expression":{"type":"Object","value":"[\"Seal\",\"Legal\"]"}}
                """),
            Activity("Test.Wait", "seal", Literal("key", "seal")), Activity("Test.Wait", "legal", Literal("key", "legal")),
            Activity("Elsa.FlowJoin", "join", Literal("mode", "WaitAll")), Line("signed"),
        ],
        "fork:Seal>seal", "fork:Legal>legal", "seal>join", "legal>join", "join>signed");

    private static string Connection(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split(':');
        return $$"""{"source":{"activity":"{{source[0]}}","port":"{{(source.Length > 1 ? source[1] : "Done")}}"},"target":{"activity":"{{ends[1]}}","port":"In"} }""";
    }
}
