using Ciac.Workflows.Activities;

namespace Ciac.Core.Grants.Activities;

[Activity("Ciac.CloseGrant", Category = "Grants", DisplayZh = "结束授权", DisplayEn = "Close grant",
    DescriptionZh = "授权未生效：按拒签、撤回或过期结束，原可办业务不变。",
    DescriptionEn = "Ends a grant that does not take effect: declined, withdrawn or expired. The items stay as they were.")]
public sealed class CloseGrantRun(CloseGrant close) : Activity
{
    public Input<string> Grant { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await close.HandleAsync(context.Get(Grant)!, context.Cancellation);
        context.Complete();
    }
}
