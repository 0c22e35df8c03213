namespace Ciac.Workflows.Tests.Flow;

/// <summary>
/// A flowchart made of a seed, with ways back. A decision goes True as often as its number says, then False; so every loop
/// ends. Joins of all kinds, several connections between two activities, and ways back into anything.
/// </summary>
internal sealed class RandomLoops
{
    public RandomLoops(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(3, 10);
        for (var i = 0; i < count; i++)
            Nodes.Add(new(i == 0 ? Kind.Line : (Kind)random.Next(5), random.Next(3)));
        for (var to = 1; to < count; to++)
            for (var n = random.Next(1, 3); n > 0; n--)
                Connect(random.Next(to), to, random.Next(2) == 0);
        for (var n = random.Next(1, 4); n > 0; n--)
            GoBack(random);
    }

    internal enum Kind
    {
        Line,
        Decision,
        JoinAll,
        JoinAllActive,
        JoinAny,
    }

    public List<(Kind Kind, int Times)> Nodes { get; } = [];
    public List<(int From, string Outcome, int To)> Connections { get; } = [];

    public static string IdOf(int node) => $"n{node}";

    public string Json()
    {
        var variables = Nodes.Select((_, i) => $$"""{"id":"{{IdOf(i)}}","name":"{{IdOf(i)}}","typeName":"Int32","value":"0"}""");
        return Samples.Flow("loops", [.. Nodes.Select((node, i) => Json(node, i))],
            [.. Connections.Select(connection => $"{IdOf(connection.From)}:{connection.Outcome}>{IdOf(connection.To)}")])
            .Replace("\"variables\":[]", $"\"variables\":[{string.Join(',', variables)}]", StringComparison.Ordinal);
    }

    private static string Json((Kind Kind, int Times) node, int i) => node.Kind switch
    {
        Kind.Decision => Samples.Activity("Elsa.FlowDecision", IdOf(i),
            $$""" "condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"set{{IdOf(i).ToUpperInvariant()}}(get{{IdOf(i).ToUpperInvariant()}}() + 1); return get{{IdOf(i).ToUpperInvariant()}}() <= {{node.Times}}"} } """),
        Kind.JoinAll => Samples.Activity("Elsa.FlowJoin", IdOf(i), Samples.Literal("mode", "WaitAll")),
        Kind.JoinAllActive => Samples.Activity("Elsa.FlowJoin", IdOf(i), Samples.Literal("mode", "WaitAllActive")),
        Kind.JoinAny => Samples.Activity("Elsa.FlowJoin", IdOf(i), Samples.Literal("mode", "WaitAny")),
        _ => Samples.Line(IdOf(i)),
    };

    private void GoBack(Random random)
    {
        var decisions = Enumerable.Range(0, Nodes.Count).Where(node => Nodes[node].Kind == Kind.Decision).ToList();
        if (decisions.Count > 0 && decisions[random.Next(decisions.Count)] is var from)
            Connect(from, random.Next(from + 1), isTrue: true);
    }

    private void Connect(int from, int to, bool isTrue)
    {
        var outcome = Nodes[from].Kind != Kind.Decision ? "Done" : isTrue ? "True" : "False";
        if (!Connections.Contains((from, outcome, to)))
            Connections.Add((from, outcome, to));
    }
}
