using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.ApplyPaperApplication", Category = "Certificates", DisplayZh = "线下申请生效", DisplayEn = "Apply paper application",
    DescriptionZh = "使证书成为本单位主证书；更新时同时注销原主证书。",
    DescriptionEn = "Makes the certificate the unit's main certificate; a renewal ends the one before in the same transaction.",
    Outcomes = ["Applied", "Overtaken"])]
public sealed class ApplyPaperApplication(PaperEffect effect) : Activity
{
    public Input<string> Application { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await effect.HandleAsync(context.Get(Application)!, context.Cancellation);
        context.Complete(state == PaperState.Overtaken ? "Overtaken" : "Applied");
    }
}
