using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>Activities tied by connections, in Elsa's counter mode (its default); in token mode where the definition asks for it.</summary>
[Activity("Elsa.Flowchart", Category = "Flow", DisplayZh = "流程图", DisplayEn = "Flowchart")]
internal sealed class Flowchart : Container, IPrepared
{
    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings)
    {
        var plan = new FlowPlan(node);
        node.Prepared = plan;
        if (node.Children.Count == 0)
            return;
        foreach (var back in plan.From(plan.DefaultStart).Connections.Where(connection => !connection.IsValid))
            findings.Add(new("WF-005", true, node.Children[back.Source].Id,
                $"The connection back to {node.Children[back.Target].Id} is invalid: a way from the start avoids that activity."));
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var plan = (FlowPlan)context.Node.Prepared!;
        if (context.Node.Children.Count == 0)
        {
            context.Complete();
            return ValueTask.CompletedTask;
        }
        var start = context.Burst.TriggerActivityId is { } trigger && plan.FindPlace(trigger) is { } place ? place : plan.DefaultStart;
        context.Execution.Index = start;
        context.Execution.Counts = new int[context.Node.Children.Count + 2 * plan.ConnectionCount];
        context.Schedule(context.Node.Children[start]);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Activity.IsTerminal)
        {
            context.Complete();
            return;
        }
        if (IsTokenFlow(context))
            await new TokenWalk(context).LeaveAsync(child, outcomes);
        else
            await new FlowWalk(context).LeaveAsync(child, outcomes);
        CompleteIfStill(context);
    }

    /// <summary>A cancelled activity chose no way: what only it could reach is skipped.</summary>
    public override async ValueTask ChildCancelledAsync(ActivityContext context, ActivityExecution child)
    {
        if (IsTokenFlow(context))
            new TokenWalk(context).Drop(child);
        else
            await new FlowWalk(context).LeaveAsync(child, []);
        CompleteIfStill(context);
    }

    private static bool IsTokenFlow(ActivityContext context) => context.Burst.Instance.Graph.Document.IsTokenFlow;

    private static void CompleteIfStill(ActivityContext context)
    {
        if (!context.Burst.ChildrenOf(context.Execution).Any() && !(IsTokenFlow(context) && new TokenWalk(context).HasTokens))
            context.Complete();
    }
}
