using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>
/// One step of counter mode: an activity is left by its outcomes; every connection out of it is visited, followed or not;
/// a target runs, or is skipped, when the connections it waits for have all been visited.
/// </summary>
internal sealed class FlowWalk
{
    private readonly ActivityContext _context;
    private readonly FlowPlan _plan;
    private readonly FlowGraph _graph;
    private readonly FlowCounts _counts;

    public FlowWalk(ActivityContext context)
    {
        _context = context;
        _plan = (FlowPlan)context.Node.Prepared!;
        _graph = _plan.From(context.Execution.Index);
        _counts = new(context.Execution.Counts!, context.Node.Children.Count, _plan.ConnectionCount);
    }

    public ValueTask LeaveAsync(ActivityExecution child, IReadOnlyList<string> outcomes) =>
        LeaveAsync(_plan.PlaceOf(child.Node), outcomes, child.ByBackward);

    private async ValueTask LeaveAsync(int activity, IReadOnlyList<string> outcomes, bool enteredByBackward)
    {
        if (!enteredByBackward)
            _counts.VisitActivity(activity);
        foreach (var connection in _graph.OutboundOf(activity))
        {
            var followed = outcomes.Contains(connection.Outcome, StringComparer.Ordinal);
            _counts.VisitConnection(connection, followed);
            if (connection.IsBackward)
                GoBack(connection, followed);
            else
                await EnterAsync(connection, followed);
        }
    }

    private void GoBack(FlowConnection connection, bool followed)
    {
        if (!followed)
            return;
        if (!connection.IsValid)
            throw new InvalidOperationException(
                $"Invalid backward connection: every way from '{Id(connection.Source)}' back to the start must pass '{Id(connection.Target)}'.");
        _context.Schedule(_context.Node.Children[connection.Target], new ScheduleOptions(ByBackward: true));
    }

    private ValueTask EnterAsync(FlowConnection connection, bool followed) => JoinModeOf(connection.Target) switch
    {
        FlowJoinMode.WaitAny => EnterAnyAsync(connection, followed),
        FlowJoinMode.WaitAll => EnterWhenVisitedAsync(connection.Target, inbound => inbound.All(_counts.WasFollowed)),
        _ => EnterWhenVisitedAsync(connection.Target, inbound => inbound.Any(_counts.WasFollowed)),
    };

    private ValueTask EnterWhenVisitedAsync(int target, Func<IReadOnlyList<FlowConnection>, bool> runs)
    {
        var inbound = _graph.ForwardInboundOf(target);
        if (!inbound.All(connection => _counts.IsAhead(connection, target)))
            return ValueTask.CompletedTask;
        if (!runs(inbound))
            return LeaveAsync(target, [], enteredByBackward: false);
        _context.Schedule(_context.Node.Children[target]);
        return ValueTask.CompletedTask;
    }

    private ValueTask EnterAnyAsync(FlowConnection connection, bool followed)
    {
        var target = connection.Target;
        if (!_counts.IsAhead(connection, target) || IsLive(target))
            return ValueTask.CompletedTask;
        if (followed)
        {
            _context.Schedule(_context.Node.Children[target]);
            return ValueTask.CompletedTask;
        }
        var inbound = _graph.ForwardInboundOf(target);
        return inbound.All(other => _counts.IsAhead(other, target)) && !inbound.Any(_counts.WasFollowed)
            ? LeaveAsync(target, [], enteredByBackward: false)
            : ValueTask.CompletedTask;
    }

    private bool IsLive(int activity) =>
        _context.Burst.ChildrenOf(_context.Execution).Any(child => child.Node == _context.Node.Children[activity]);

    private FlowJoinMode JoinModeOf(int activity)
    {
        var node = _context.Node.Children[activity];
        if (node.Activity.Class != typeof(FlowJoin))
            return FlowJoinMode.WaitAllActive;
        return node.Inputs.TryGetValue("mode", out var mode)
            ? TypedValue.To<FlowJoinMode>(mode.Evaluate(_context.Scope)) : FlowJoinMode.WaitAny;
    }

    private string Id(int activity) => _context.Node.Children[activity].Id;
}
