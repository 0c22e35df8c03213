namespace Ciac.Workflows.Activities.Flow;

/// <summary>Where a flowchart begins.</summary>
[Activity("Elsa.Start", Category = "Flow", DisplayZh = "开始", DisplayEn = "Start")]
internal sealed class Start : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => ValueTask.CompletedTask;
}
