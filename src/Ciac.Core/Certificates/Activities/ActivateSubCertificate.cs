using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.ActivateSubCertificate", Category = "Certificates", DisplayZh = "开通副证书", DisplayEn = "Activate sub-certificate",
    DescriptionZh = "使证书成为本单位的副证书，没有任何业务权限。",
    DescriptionEn = "Makes the certificate a sub-certificate of its unit, without any permission.",
    Outcomes = ["Opened", "Overtaken"])]
public sealed class ActivateSubCertificate(OpenSubCertificate open) : Activity
{
    public Input<string> SubActivation { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await open.HandleAsync(context.Get(SubActivation)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
