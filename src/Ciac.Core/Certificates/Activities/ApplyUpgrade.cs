using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.UpgradeCertificate", Category = "Certificates", DisplayZh = "升级为主证书", DisplayEn = "Upgrade certificate",
    DescriptionZh = "核验全部签名后，副证书升级为主证书，原主证书降级为没有业务权限的副证书。",
    DescriptionEn = "Verifies every signature, then makes the sub-certificate the main one and the old main one a sub-certificate without permissions.",
    Outcomes = ["Upgraded", "Overtaken"])]
public sealed class ApplyUpgrade(UpgradeCertificate upgrade) : Activity
{
    public Input<string> Upgrade { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await upgrade.HandleAsync(context.Get(Upgrade)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
