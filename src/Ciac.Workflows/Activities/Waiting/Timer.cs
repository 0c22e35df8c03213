namespace Ciac.Workflows.Activities.Waiting;

/// <summary>As a trigger, starts the workflow every interval; in a flow, waits one interval.</summary>
[Activity("Elsa.Timer", Category = "Scheduling", DisplayZh = "定时器", DisplayEn = "Timer", IsTrigger = true)]
internal sealed class Timer : Activity
{
    public Input<TimeSpan> Interval { get; set; } = new(TimeSpan.FromMinutes(1));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!context.Burst.TakeTrigger(context.Node))
            context.WaitUntil(context.Now + context.Get(Interval));
        return ValueTask.CompletedTask;
    }
}
