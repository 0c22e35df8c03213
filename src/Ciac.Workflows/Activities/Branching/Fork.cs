using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Branching;

/// <summary>Runs its branches side by side and goes on after all, or after the first.</summary>
[Activity("Elsa.Fork", Category = "Branching", DisplayZh = "并行分支", DisplayEn = "Fork (nested)")]
internal sealed class Fork : Container
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var branch in context.Node.Children)
            context.Schedule(branch);
        if (context.Node.Children.Count == 0)
            context.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var first = string.Equals(context.Node.Json.Text("joinMode"), "WaitAny", StringComparison.OrdinalIgnoreCase);
        if (first || !context.Burst.ChildrenOf(context.Execution).Any())
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
