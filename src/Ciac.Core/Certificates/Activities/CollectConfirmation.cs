using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CollectConfirmation", Category = "Certificates", DisplayZh = "等待确认更新", DisplayEn = "Collect confirmation",
    DescriptionZh = "等待持证人核对变更的证书信息并选择更新；超过期限时走相应出口。",
    DescriptionEn = "Waits until the holder has compared the renewed certificate's data and confirmed it, or the time limit.",
    Outcomes = ["Confirmed", "Expired"])]
public sealed class CollectConfirmation : Activity
{
    public Input<string> Subject { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(CertificateChanges.Stimulus, new { Subject = context.Get(Subject)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete(context.ResumedBy == CertificateChanges.Stimulus ? "Confirmed" : "Expired");
        return ValueTask.CompletedTask;
    }
}
