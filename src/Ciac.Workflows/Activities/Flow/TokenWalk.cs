using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>How a target of token mode takes what arrives: its custom property <c>mergeMode</c>.</summary>
internal enum MergeMode
{
    /// <summary>Goes, unless a source of it is itself still to come.</summary>
    Stream,

    /// <summary>Waits for a token on every forward way in.</summary>
    Merge,

    /// <summary>Waits for a token on every way in, those that lead back too.</summary>
    Converge,

    /// <summary>Goes at each arrival.</summary>
    Cascade,

    /// <summary>The first goes, the others are cancelled or come to nothing.</summary>
    Race,
}

/// <summary>
/// One step of token mode, for definitions that ask for it: an activity that is left puts a token on each connection of its
/// outcomes; a target takes all its tokens when it has run. Ways not taken are not passed on, so a merge may wait for ever.
/// </summary>
internal sealed class TokenWalk
{
    private readonly ActivityContext _context;
    private readonly FlowPlan _plan;
    private readonly FlowGraph _graph;
    private readonly int[] _counts;

    public TokenWalk(ActivityContext context)
    {
        _context = context;
        _plan = (FlowPlan)context.Node.Prepared!;
        _graph = _plan.From(context.Execution.Index);
        _counts = context.Execution.Counts!;
    }

    /// <summary>Something that arrived has not been taken: the flowchart is not at its end.</summary>
    public bool HasTokens => _graph.Connections.Any(connection => Tokens(connection) > 0);

    public async ValueTask LeaveAsync(ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var place = _plan.PlaceOf(child.Node);
        Take(place);
        var active = _graph.OutboundOf(place).Where(connection => outcomes.Contains(connection.Outcome, StringComparer.Ordinal)).ToList();
        foreach (var connection in active)
            Tokens(connection)++;
        foreach (var target in active.DistinctBy(connection => connection.Target))
            await ArriveAsync(target);
    }

    /// <summary>A cancelled activity goes no way; what it was given is gone.</summary>
    public void Drop(ActivityExecution child) => Take(_plan.PlaceOf(child.Node));

    private async ValueTask ArriveAsync(FlowConnection connection)
    {
        var goes = ModeOf(connection.Target) switch
        {
            MergeMode.Merge => HaveAll(connection.Target, _graph.ForwardInboundOf(connection.Target)),
            MergeMode.Converge => HaveAll(connection.Target, _graph.Connections.Where(other => other.Target == connection.Target)),
            MergeMode.Cascade => true,
            MergeMode.Race => await WinsAsync(connection),
            _ => !_graph.ForwardInboundOf(connection.Target).Any(inbound => IsAwaited(inbound.Source)),
        };
        if (goes)
            _context.Schedule(_context.Node.Children[connection.Target]);
    }

    /// <summary>Whether all ways in have a token; of those that came together the last one goes.</summary>
    private bool HaveAll(int target, IEnumerable<FlowConnection> inbound) =>
        inbound.All(connection => Tokens(connection) > 0) && !_context.Burst.ChildrenOf(_context.Execution).Any(child => child.Node == _context.Node.Children[target]);

    private bool IsAwaited(int activity) => _graph.Connections.Any(connection => connection.Target == activity && Tokens(connection) > 0);

    /// <summary>The first one blocks the other ways in; who comes on a blocked one has lost, and frees it for the next round.</summary>
    private async ValueTask<bool> WinsAsync(FlowConnection connection)
    {
        if (Blocks(connection) > 0)
        {
            Blocks(connection)--;
            Tokens(connection)--;
            return false;
        }
        var ancestors = _graph.AncestorsOf(connection.Target);
        foreach (var child in _context.Burst.ChildrenOf(_context.Execution).Where(child => child.HasBegun && ancestors.Contains(_plan.PlaceOf(child.Node))).ToList())
            await _context.Burst.CancelAsync(child);
        foreach (var other in _graph.ForwardInboundOf(connection.Target).Where(other => other.Source != connection.Source))
            Blocks(other)++;
        return true;
    }

    private void Take(int activity)
    {
        foreach (var connection in _graph.Connections.Where(connection => connection.Target == activity))
            Tokens(connection) = 0;
    }

    // The same array as counter mode's, so that a migration translates it too.
    private ref int Tokens(FlowConnection connection) => ref _counts[_context.Node.Children.Count + connection.Index];

    private ref int Blocks(FlowConnection connection) => ref _counts[_context.Node.Children.Count + _plan.ConnectionCount + connection.Index];

    private MergeMode ModeOf(int activity)
    {
        var node = _context.Node.Children[activity];
        if (Enum.TryParse<MergeMode>((node.Custom("mergeMode") ?? node.Custom("MergeMode"))?.ToString(), ignoreCase: true, out var chosen))
            return chosen;
        if (node.Activity.Class != typeof(FlowJoin))
            return MergeMode.Stream;
        var mode = node.Inputs.TryGetValue("mode", out var written) ? TypedValue.To<FlowJoinMode>(written.Evaluate(_context.Scope)) : FlowJoinMode.WaitAny;
        return mode == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge;
    }
}
