using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CollectPossession", Category = "Certificates", DisplayZh = "等待插入副证书", DisplayEn = "Collect possession",
    DescriptionZh = "等待主证书一方拔出其他证书、插入待升级的副证书并通过验证；取消或超过期限时走相应出口。",
    DescriptionEn = "Waits until the sub-certificate's key is plugged in beside the main certificate's session and has proved itself, for the withdrawal, or for the time limit.",
    Outcomes = ["Proven", "Withdrawn", "Expired"])]
public sealed class CollectPossession : Activity
{
    public Input<string> Upgrade { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(ProveUpgrade.Stimulus, new { Upgrade = context.Get(Upgrade)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete(context.ResumedBy == ProveUpgrade.Stimulus ? context.ResumeInput<string>("outcome")! : "Expired");
        return ValueTask.CompletedTask;
    }
}
