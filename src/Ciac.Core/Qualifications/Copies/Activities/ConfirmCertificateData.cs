using Ciac.Workflows.Activities;

namespace Ciac.Core.Qualifications.Copies.Activities;

[Activity("Ciac.ConfirmCertificateData", Category = "Qualifications", DisplayZh = "等待核对资质信息", DisplayEn = "Wait for confirmation of the data",
    DescriptionZh = "等待企业确认将印在资质证书上的信息；撤回、过期或证书已有变化时走相应出口。",
    DescriptionEn = "Waits until the unit confirms what will be printed on its certificate, withdraws, or the time limit is over.",
    Outcomes = ["Confirmed", "Withdrawn", "Expired", "Overtaken"])]
public sealed class ConfirmCertificateData(ConfirmCopy confirm) : Activity
{
    public Input<string> Copy { get; init; } = new();

    public Input<TimeSpan> ExpiresAfter { get; init; } = new(TimeSpan.FromDays(7));

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait(ConfirmCopy.Stimulus, new { Copy = context.Get(Copy)! });
        context.WaitUntil(context.Now + context.Get(ExpiresAfter));
        return ValueTask.CompletedTask;
    }

    public override async ValueTask ResumeAsync(ActivityContext context)
    {
        if (context.ResumedBy == ConfirmCopy.Stimulus)
        {
            context.Complete(context.ResumeInput<string>("outcome")!);
            return;
        }

        if (await confirm.ExpireAsync(context.Get(Copy)!, context.Cancellation)) context.Complete("Expired");
    }
}
