using Ciac.Workflows.Activities;

namespace Ciac.Core.EnterpriseChanges.Activities;

[Activity("Ciac.CloseEnterpriseChange", Category = "Enterprises", DisplayZh = "结束单位信息变更", DisplayEn = "Close enterprise change",
    DescriptionZh = "变更未生效：按审核不通过、撤回或过期结束，单位信息不变。",
    DescriptionEn = "Ends a change that does not take effect: refused, withdrawn or expired. The unit stays as it was.")]
public sealed class CloseUnitChange(CloseEnterpriseChange close) : Activity
{
    public Input<string> Change { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await close.HandleAsync(context.Get(Change)!, context.Cancellation);
        context.Complete();
    }
}
