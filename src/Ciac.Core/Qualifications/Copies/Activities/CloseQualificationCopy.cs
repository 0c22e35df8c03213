using Ciac.Workflows.Activities;

namespace Ciac.Core.Qualifications.Copies.Activities;

[Activity("Ciac.CloseQualificationCopy", Category = "Qualifications", DisplayZh = "结束，未生成", DisplayEn = "Close qualification copy",
    DescriptionZh = "批准件或使用件未生成：按撤回、过期或证书已有变化结束。",
    DescriptionEn = "Ends a copy that is not issued: withdrawn, expired, or overtaken by a change of the certificate.")]
public sealed class CloseQualificationCopy(CloseCopy close) : Activity
{
    public Input<string> Copy { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await close.HandleAsync(context.Get(Copy)!, context.Cancellation);
        context.Complete();
    }
}
