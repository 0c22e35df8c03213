namespace Ciac.Workflows.Activities.Flow;

/// <summary>Takes all its ways at once.</summary>
[Activity("Elsa.FlowFork", Category = "Flow", DisplayZh = "分叉", DisplayEn = "Fork")]
internal sealed class FlowFork : Activity
{
    [Input(UIHint = "dynamic-outcomes")] public Input<List<string>> Branches { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CompleteWith(context.Get(Branches) is { Count: > 0 } branches ? branches : ActivityContext.Done);
        return ValueTask.CompletedTask;
    }
}
