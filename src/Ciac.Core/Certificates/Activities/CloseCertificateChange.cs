using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CloseCertificateChange", Category = "Certificates", DisplayZh = "结束信息更新", DisplayEn = "Close certificate change",
    DescriptionZh = "证书信息更新超过期限，未办理。", DescriptionEn = "Ends a certificate change that nobody confirmed in time.")]
public sealed class CloseCertificateChange(ApplyCertificateChange apply) : Activity
{
    public Input<string> Change { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await apply.CloseAsync(context.Get(Change)!, context.Cancellation);
        context.Complete();
    }
}
