namespace Ciac.Workflows.Activities.Flow;

/// <summary>A connection of a flowchart; activities and connections are known by their place in the definition.</summary>
internal sealed record FlowConnection(int Index, int Source, string Outcome, int Target)
{
    /// <summary>It closes a cycle.</summary>
    public bool IsBackward { get; set; }

    /// <summary>Every way from the start to its source passes its target; else there is no meaning to going back.</summary>
    public bool IsValid { get; set; } = true;
}

/// <summary>The connections of a flowchart, sorted into forward and backward ones as seen from a start.</summary>
internal sealed class FlowGraph
{
    private readonly List<FlowConnection>[] _outbound;
    private readonly List<FlowConnection>[] _forwardInbound;

    public FlowGraph(int activities, IReadOnlyList<FlowConnection> connections, int start)
    {
        Connections = connections;
        Start = start;
        _outbound = Group(activities, connections, connection => connection.Source);
        Reachable = new bool[activities];
        if (activities > 0)
            Sort();
        _forwardInbound = Group(activities, [.. connections.Where(connection => !connection.IsBackward && Reachable[connection.Source])], connection => connection.Target);
    }

    public IReadOnlyList<FlowConnection> Connections { get; }
    public int Start { get; }
    public bool[] Reachable { get; }

    public IReadOnlyList<FlowConnection> OutboundOf(int activity) => _outbound[activity];

    public IReadOnlyList<FlowConnection> ForwardInboundOf(int activity) => _forwardInbound[activity];

    /// <summary>Activities from which forward connections lead to this one.</summary>
    public HashSet<int> AncestorsOf(int activity)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>([activity]);
        while (open.TryPop(out var current))
            foreach (var connection in _forwardInbound[current])
                if (found.Add(connection.Source))
                    open.Push(connection.Source);
        found.Remove(activity);
        return found;
    }

    private static List<FlowConnection>[] Group(int activities, IReadOnlyList<FlowConnection> connections, Func<FlowConnection, int> end)
    {
        var groups = new List<FlowConnection>[activities];
        for (var i = 0; i < activities; i++)
            groups[i] = [];
        foreach (var connection in connections)
            groups[end(connection)].Add(connection);
        return groups;
    }

    /// <summary>Breadth-first from the start; an edge that would close a cycle of accepted edges goes backward.</summary>
    private void Sort()
    {
        var accepted = new List<FlowConnection>();
        var queue = new Queue<int>([Start]);
        Reachable[Start] = true;
        while (queue.TryDequeue(out var current))
        {
            foreach (var connection in _outbound[current])
            {
                connection.IsBackward = Leads(accepted, connection.Target, connection.Source, without: -1);
                if (connection.IsBackward)
                    continue;
                accepted.Add(connection);
                if (!Reachable[connection.Target])
                    queue.Enqueue(connection.Target);
                Reachable[connection.Target] = true;
            }
        }
        foreach (var back in Connections.Where(connection => connection.IsBackward))
            back.IsValid = back.Target == Start || back.Target == back.Source || !Leads(accepted, Start, back.Source, without: back.Target);
    }

    private static bool Leads(List<FlowConnection> edges, int from, int to, int without)
    {
        if (from == to)
            return true;
        var seen = new HashSet<int> { from, without };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var current))
            foreach (var edge in edges.Where(edge => edge.Source == current && seen.Add(edge.Target)))
            {
                if (edge.Target == to)
                    return true;
                open.Push(edge.Target);
            }
        return false;
    }
}
