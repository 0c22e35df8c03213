using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Looping;

/// <summary>All items at once.</summary>
[EmbeddedPorts("body")]
[Activity("Elsa.ParallelForEach", Category = "Looping", DisplayZh = "并行逐项", DisplayEn = "Parallel for each")]
internal sealed class ParallelForEach : Loop
{
    public Input<List<object?>> Items { get; set; } = new();
    public Output<object> CurrentValue { get; set; } = new();

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        // Counted, not searched: with many items a search at each end would be quadratic.
        if (--context.Execution.Index == 0)
            context.Complete();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TurnAsync(ActivityContext context)
    {
        var items = context.Get(Items) ?? [];
        context.Execution.Index = items.Count;
        for (var i = 0; i < items.Count; i++)
        {
            context.Set(CurrentValue, items[i]);
            RunBody(context, items[i], i);
        }
        if (items.Count == 0)
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
