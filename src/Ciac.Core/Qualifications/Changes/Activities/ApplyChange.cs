using Ciac.Workflows.Activities;

namespace Ciac.Core.Qualifications.Activities;

[Activity("Ciac.ApplyQualificationChange", Category = "Qualifications", DisplayZh = "资质变动生效", DisplayEn = "Apply qualification change",
    DescriptionZh = "按审批系统的事件更新资质证书；已有更新的变动时只留作历史。",
    DescriptionEn = "Makes the certificate what the event says, unless a later change counts already.",
    Outcomes = ["Versioned", "Revoked", "Late"])]
public sealed class ApplyChange(ApplyQualificationChange apply) : Activity
{
    public Input<string> Event { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var result = await apply.HandleAsync(context.Get(Event)!, context.Cancellation);
        context.Complete(result.ToString());
    }
}
