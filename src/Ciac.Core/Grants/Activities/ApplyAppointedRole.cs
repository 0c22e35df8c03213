using Ciac.Workflows.Activities;

namespace Ciac.Core.Grants.Activities;

[Activity("Ciac.ApplyAppointment", Category = "Grants", DisplayZh = "任命生效", DisplayEn = "Apply appointment",
    DescriptionZh = "核验全部签名后，变更证书角色。",
    DescriptionEn = "Verifies every signature, then changes the role of the certificate.",
    Outcomes = ["Appointed", "Revoked", "Overtaken"])]
public sealed class ApplyAppointedRole(ApplyAppointment apply) : Activity
{
    public Input<string> Appointment { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var state = await apply.HandleAsync(context.Get(Appointment)!, context.Cancellation);
        context.Complete(state.ToString());
    }
}
