using Ciac.Workflows.Activities;

namespace Ciac.Core.EnterpriseChanges.Activities;

[Activity("Ciac.ApplyEnterpriseChange", Category = "Enterprises", DisplayZh = "单位信息变更生效", DisplayEn = "Apply enterprise change",
    DescriptionZh = "核验全部签名后，按确认表更新单位信息。",
    DescriptionEn = "Verifies every signature, then makes the unit's data what the form says.",
    Outcomes = ["Changed", "Overtaken"])]
public sealed class ApplyUnitChange(ApplyEnterpriseChange apply) : Activity
{
    public Input<string> Change { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await apply.HandleAsync(context.Get(Change)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
