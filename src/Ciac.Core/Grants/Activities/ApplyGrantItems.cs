using Ciac.Workflows.Activities;

namespace Ciac.Core.Grants.Activities;

[Activity("Ciac.ApplyGrant", Category = "Grants", DisplayZh = "授权生效", DisplayEn = "Apply grant",
    DescriptionZh = "核验全部签名后，整体替换办事员的可办业务。",
    DescriptionEn = "Verifies every signature, then replaces the clerk's items as a whole.",
    Outcomes = ["Granted", "Overtaken"])]
public sealed class ApplyGrantItems(ApplyGrant apply) : Activity
{
    public Input<string> Grant { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await apply.HandleAsync(context.Get(Grant)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
