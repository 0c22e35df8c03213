using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Composition;

/// <summary>All children at once; goes on after the last.</summary>
[Activity("Elsa.Parallel", Category = "Workflows", DisplayZh = "并行", DisplayEn = "Parallel")]
internal sealed class Parallel : Container
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var child in context.Node.Children)
            context.Schedule(child);
        if (context.Node.Children.Count == 0)
            context.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        if (!context.Burst.ChildrenOf(context.Execution).Any())
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
