using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CollectHolderCode", Category = "Certificates", DisplayZh = "等待持证人验证码", DisplayEn = "Collect holder's code",
    DescriptionZh = "等待持证人填写信息并通过短信验证码；撤回或超过期限时走相应出口。",
    DescriptionEn = "Waits for the holder's data confirmed by an SMS code, the withdrawal or the time limit.",
    Outcomes = ["Confirmed", "Withdrawn", "Expired"])]
public sealed class CollectHolderCode : Activity
{
    public Input<string> Subject { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(FillSubActivation.Stimulus, new { Subject = context.Get(Subject)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete(context.ResumedBy == FillSubActivation.Stimulus ? context.ResumeInput<string>("outcome")! : "Expired");
        return ValueTask.CompletedTask;
    }
}
