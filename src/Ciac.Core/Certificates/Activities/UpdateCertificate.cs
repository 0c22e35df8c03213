using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.UpdateCertificate", Category = "Certificates", DisplayZh = "更新证书信息", DisplayEn = "Update certificate",
    DescriptionZh = "把续期证书的信息登记到原证书，角色、主副和业务权限不变。",
    DescriptionEn = "Registers the renewed certificate's data; role, kind and grants stay as they were.",
    Outcomes = ["Updated", "Overtaken"])]
public sealed class UpdateCertificate(ApplyCertificateChange apply) : Activity
{
    public Input<string> Change { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await apply.HandleAsync(context.Get(Change)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
