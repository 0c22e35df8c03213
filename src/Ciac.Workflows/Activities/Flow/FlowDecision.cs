namespace Ciac.Workflows.Activities.Flow;

/// <summary>Goes one of two ways.</summary>
[Activity("Elsa.FlowDecision", Category = "Branching", DisplayZh = "判断", DisplayEn = "Decision", Outcomes = ["True", "False"])]
internal sealed class FlowDecision : Activity
{
    public Input<bool> Condition { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Get(Condition) ? "True" : "False");
        return ValueTask.CompletedTask;
    }
}
