using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.ClosePaperApplication", Category = "Certificates", DisplayZh = "结束线下申请", DisplayEn = "Close paper application",
    DescriptionZh = "申请未生效：按撤回、不予通过或过期结束。",
    DescriptionEn = "Ends an application on paper that takes no effect: withdrawn, rejected or expired.")]
public sealed class ClosePaperApplication(PaperVerdict verdict) : Activity
{
    public Input<string> Application { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await verdict.CloseAsync(context.Get(Application)!, context.Cancellation);
        context.Complete();
    }
}
