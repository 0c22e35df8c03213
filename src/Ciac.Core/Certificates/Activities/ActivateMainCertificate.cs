using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.ActivateMainCertificate", Category = "Certificates", DisplayZh = "开通主证书", DisplayEn = "Activate main certificate",
    DescriptionZh = "核验全部签名后，使证书成为本单位的主证书。",
    DescriptionEn = "Verifies every signature, then makes the certificate the unit's main certificate.",
    Outcomes = ["Activated", "Overtaken"])]
public sealed class ActivateMainCertificate(ActivateMain activate) : Activity
{
    public Input<string> Activation { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await activate.HandleAsync(context.Get(Activation)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
