using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CollectCompletion", Category = "Certificates", DisplayZh = "等待完成用户信息", DisplayEn = "Collect completion",
    DescriptionZh = "审核通过后，等待用户再次登录并填写单位与持证人信息。",
    DescriptionEn = "After the approval, waits until the user has signed in again and completed unit and holder, or for the time limit.",
    Outcomes = ["Completed", "Expired"])]
public sealed class CollectCompletion : Activity
{
    public Input<string> Application { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(PaperSteps.Stimulus, new { Application = context.Get(Application)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete(context.ResumedBy == PaperSteps.Stimulus ? "Completed" : "Expired");
        return ValueTask.CompletedTask;
    }
}
