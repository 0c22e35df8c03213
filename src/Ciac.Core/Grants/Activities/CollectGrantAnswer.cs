using Ciac.Workflows.Activities;

namespace Ciac.Core.Grants.Activities;

[Activity("Ciac.CollectGrantAnswer", Category = "Grants", DisplayZh = "等待管理员授权", DisplayEn = "Collect administrator's answer",
    DescriptionZh = "等待证书管理员授权或不同意、办事员撤回；超过期限时按过期结束。",
    DescriptionEn = "Waits for an administrator's grant or refusal, for the clerk's withdrawal, or for the time limit.",
    Outcomes = ["Granted", "Declined", "Withdrawn", "Expired", "Overtaken"])]
public sealed class CollectGrantAnswer(EndAsk end) : Activity
{
    public Input<string> Grant { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(EndAsk.Stimulus, new { Grant = context.Get(Grant)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == EndAsk.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        await end.ExpireAsync(context.Get(Grant)!, context.Cancellation);
        context.Complete("Expired");
    }
}
