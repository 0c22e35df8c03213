using Ciac.Workflows.Activities;

namespace Ciac.Core.Certificates.Activities;

[Activity("Ciac.CloseActivation", Category = "Certificates", DisplayZh = "结束开通", DisplayEn = "Close activation",
    DescriptionZh = "开通未生效：按拒签、撤回、过期或审核不通过结束。",
    DescriptionEn = "Ends an activation that does not take effect: declined, withdrawn, expired or rejected.")]
public sealed class CloseActivation(FinishActivation finish) : Activity
{
    public Input<string> Activation { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await finish.HandleAsync(context.Get(Activation)!, context.Cancellation);
        context.Complete();
    }
}
