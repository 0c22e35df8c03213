using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>What a join waits for.</summary>
public enum FlowJoinMode
{
    /// <summary>The first way that arrives.</summary>
    WaitAny,

    /// <summary>All ways, and all must be taken.</summary>
    WaitAll,

    /// <summary>All ways that can still arrive; at least one must be taken.</summary>
    WaitAllActive,
}

/// <summary>Joins ways. What has begun on the ways to it is cancelled; what is only scheduled goes its way, as in Elsa, and is not waited for.</summary>
[Activity("Elsa.FlowJoin", Category = "Flow", DisplayZh = "汇合", DisplayEn = "Join")]
internal sealed class FlowJoin : Activity
{
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Execution.Parent is not { Node.Prepared: FlowPlan plan } flowchart)
            return;
        var ancestors = plan.From(flowchart.Index).AncestorsOf(plan.PlaceOf(context.Node));
        var running = context.Burst.ChildrenOf(flowchart)
            .Where(child => child != context.Execution && child.HasBegun && ancestors.Contains(plan.PlaceOf(child.Node))).ToList();
        foreach (var child in running)
            await context.Burst.CancelAsync(child);
    }
}
