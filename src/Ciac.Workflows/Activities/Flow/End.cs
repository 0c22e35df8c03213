namespace Ciac.Workflows.Activities.Flow;

/// <summary>Ends the flowchart it is in; what still runs there is cancelled.</summary>
[Terminal, Activity("Elsa.End", Category = "Flow", DisplayZh = "结束", DisplayEn = "End")]
internal sealed class End : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => ValueTask.CompletedTask;
}
