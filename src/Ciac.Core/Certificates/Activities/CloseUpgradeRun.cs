using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CloseUpgrade", Category = "Certificates", DisplayZh = "结束升级", DisplayEn = "Close upgrade",
    DescriptionZh = "升级未生效：按拒签、撤回或过期结束，两个证书不变。",
    DescriptionEn = "Ends an upgrade that does not take effect: declined, withdrawn or expired. Both certificates stay as they were.")]
public sealed class CloseUpgradeRun(CloseUpgrade close) : Activity
{
    public Input<string> Upgrade { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await close.HandleAsync(context.Get(Upgrade)!, context.Cancellation);
        context.Complete();
    }
}
