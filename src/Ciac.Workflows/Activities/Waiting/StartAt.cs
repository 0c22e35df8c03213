namespace Ciac.Workflows.Activities.Waiting;

/// <summary>Waits until a moment; one that is past is no wait. As a trigger, starts the workflow then.</summary>
[Activity("Elsa.StartAt", Category = "Scheduling", DisplayZh = "定时开始", DisplayEn = "Start at", IsTrigger = true)]
internal sealed class StartAt : Activity
{
    public Input<DateTimeOffset> DateTime { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var due = context.Get(DateTime);
        if (!context.Burst.TakeTrigger(context.Node) && due > context.Now)
            context.WaitUntil(due);
        return ValueTask.CompletedTask;
    }
}
