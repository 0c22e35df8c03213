namespace Ciac.Workflows.Tests.Flow;

/// <summary>An acyclic flowchart made of a seed: decisions, lines and joins (of six kinds: waits and effects outside too), connected from lower to higher numbers.</summary>
internal sealed class RandomFlow
{
    public RandomFlow(int seed, int kinds = 4)
    {
        var random = new Random(seed);
        var count = random.Next(2, 14);
        for (var i = 0; i < count; i++)
            Nodes.Add(new(i == 0 ? 1 : random.Next(kinds), random.Next(2) == 0));
        for (var to = 1; to < count; to++)
            for (var n = random.Next(1, 4); n > 0; n--)
                Connect(random.Next(to), to, random);
    }

    public List<Node> Nodes { get; } = [];
    public List<(int From, string Outcome, int To)> Connections { get; } = [];

    public string Json() => Samples.Flow("random",
        [.. Nodes.Select((node, i) => node.Json($"n{i:00}"))],
        [.. Connections.Select(connection => $"n{connection.From:00}:{connection.Outcome}>n{connection.To:00}")]);

    private void Connect(int from, int to, Random random)
    {
        var outcome = Nodes[from].IsDecision ? random.Next(2) == 0 ? "True" : "False" : "Done";
        if (!Connections.Contains((from, outcome, to)))
            Connections.Add((from, outcome, to));
    }

    internal sealed record Node(int Kind, bool Answer)
    {
        public bool IsDecision => Kind == 0;
        public bool IsJoinAll => Kind == 2;

        public string[] OutcomesOf() => IsDecision ? [Answer ? "True" : "False"] : ["Done"];

        public string Json(string id) => Kind switch
        {
            0 => Samples.Activity("Elsa.FlowDecision", id, Samples.Literal("condition", Answer ? "true" : "false", "Boolean")),
            2 => Samples.Activity("Elsa.FlowJoin", id, Samples.Literal("mode", "WaitAll")),
            3 => Samples.Activity("Elsa.FlowJoin", id, Samples.Literal("mode", "WaitAllActive")),
            4 => Samples.Activity("Test.Wait", id, Samples.Literal("key", id)),
            5 => Samples.Activity("Test.Effect", id),
            _ => Samples.Line(id),
        };
    }
}
