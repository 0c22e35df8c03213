namespace Ciac.Workflows.Tests.Flow;

/// <summary>
/// Counter mode as its description says it, without regard to speed: ways are enumerated one by one, and everything is
/// kept by name in dictionaries. It shares nothing with the engine.
/// </summary>
internal sealed class CounterModel
{
    private readonly RandomLoops _flow;
    private readonly HashSet<(int From, string Outcome, int To)> _forward;
    private readonly Dictionary<int, int> _activityVisits = [];
    private readonly Dictionary<(int From, string Outcome, int To), (int Visits, bool Followed)> _connectionVisits = [];
    private readonly Dictionary<int, int> _decided = [];
    private readonly List<(int Node, bool Back)> _scheduled = [];

    public CounterModel(RandomLoops flow)
    {
        _flow = flow;
        _forward = Forward();
    }

    /// <summary>Whether every way back leads to an activity that every way there passed.</summary>
    public bool IsValid => _flow.Connections.Where(IsBack).All(back => WaysToStart(back.From, []).All(way => way.Contains(back.To)));

    /// <summary>Activities in the order in which they run.</summary>
    public List<int> Run()
    {
        var ran = new List<int>();
        _scheduled.Add((0, false));
        while (_scheduled.Count > 0)
        {
            var (node, back) = _scheduled[0];
            _scheduled.RemoveAt(0);
            ran.Add(node);
            Leave(node, OutcomeOf(node), back);
        }
        return ran;
    }

    /// <summary>Breadth-first from the start, leaving out what would close a circle of what was taken so far.</summary>
    private HashSet<(int From, string Outcome, int To)> Forward()
    {
        var taken = new HashSet<(int From, string Outcome, int To)>();
        var order = new List<int> { 0 };
        for (var i = 0; i < order.Count; i++)
            foreach (var connection in _flow.Connections.Where(connection => connection.From == order[i]))
            {
                if (Leads(taken, connection.To, connection.From))
                    continue;
                taken.Add(connection);
                if (!order.Contains(connection.To))
                    order.Add(connection.To);
            }
        return taken;
    }

    private static bool Leads(HashSet<(int From, string Outcome, int To)> connections, int from, int to) =>
        from == to || connections.Where(connection => connection.From == from).Any(connection => Leads(connections, connection.To, to));

    private bool IsBack((int From, string Outcome, int To) connection) => !_forward.Contains(connection) && (connection.From == 0 || _forward.Any(other => other.To == connection.From));

    private IEnumerable<List<int>> WaysToStart(int node, List<int> after)
    {
        List<int> way = [.. after, node];
        if (node == 0)
            return [way];
        return _forward.Where(connection => connection.To == node && !way.Contains(connection.From)).Select(connection => connection.From).Distinct()
            .SelectMany(before => WaysToStart(before, way));
    }

    private string OutcomeOf(int node)
    {
        if (_flow.Nodes[node].Kind != RandomLoops.Kind.Decision)
            return "Done";
        _decided[node] = _decided.GetValueOrDefault(node) + 1;
        return _decided[node] <= _flow.Nodes[node].Times ? "True" : "False";
    }

    private void Leave(int node, string? outcome, bool back)
    {
        if (!back)
            _activityVisits[node] = VisitsOf(node) + 1;
        foreach (var connection in _flow.Connections.Where(connection => connection.From == node))
        {
            var followed = connection.Outcome == outcome;
            _connectionVisits[connection] = (_connectionVisits.GetValueOrDefault(connection).Visits + 1, followed);
            if (_forward.Contains(connection))
                Enter(connection, followed);
            else if (followed)
                _scheduled.Add((connection.To, true));
        }
    }

    private void Enter((int From, string Outcome, int To) connection, bool followed)
    {
        var node = connection.To;
        var inbound = _forward.Where(other => other.To == node).ToList();
        var all = inbound.All(other => _connectionVisits.GetValueOrDefault(other).Visits > VisitsOf(node));
        var count = inbound.Count(other => _connectionVisits.GetValueOrDefault(other).Followed);
        if (_flow.Nodes[node].Kind == RandomLoops.Kind.JoinAny)
        {
            if (_connectionVisits[connection].Visits <= VisitsOf(node) || _scheduled.Any(item => item.Node == node))
                return;   // it has run, or is about to
            if (followed)
                _scheduled.Add((node, false));
            else if (all && count == 0)
                Leave(node, null, false);
            return;
        }
        if (!all)
            return;
        if (_flow.Nodes[node].Kind == RandomLoops.Kind.JoinAll ? count == inbound.Count : count > 0)
            _scheduled.Add((node, false));
        else
            Leave(node, null, false);
    }

    private int VisitsOf(int node) => _activityVisits.GetValueOrDefault(node);
}
