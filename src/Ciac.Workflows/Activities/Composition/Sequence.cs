using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Composition;

/// <summary>Children one after another.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", DisplayZh = "顺序", DisplayEn = "Sequence")]
internal sealed class Sequence : Container
{
    public override ValueTask ExecuteAsync(ActivityContext context) => NextAsync(context);

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Activity.IsTerminal)
            context.Complete();
        return child.Node.Activity.IsTerminal ? ValueTask.CompletedTask : NextAsync(context);
    }

    private static ValueTask NextAsync(ActivityContext context)
    {
        var execution = context.Execution;
        if (execution.Index < context.Node.Children.Count)
            context.Schedule(context.Node.Children[execution.Index++]);
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
