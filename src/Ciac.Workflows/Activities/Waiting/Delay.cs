namespace Ciac.Workflows.Activities.Waiting;

/// <summary>Waits for a span of time, seconds to years.</summary>
[Activity("Elsa.Delay", Category = "Scheduling", DisplayZh = "等待一段时间", DisplayEn = "Delay")]
internal sealed class Delay : Activity
{
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.FromMinutes(1));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.WaitUntil(context.Now + context.Get(TimeSpan));
        return ValueTask.CompletedTask;
    }
}
