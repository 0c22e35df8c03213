using Ciac.Workflows.Activities;

namespace Ciac.Core.Grants.Activities;

[Activity("Ciac.CloseAppointment", Category = "Grants", DisplayZh = "结束任命", DisplayEn = "Close appointment",
    DescriptionZh = "任命未生效：按拒签、撤回或过期结束，证书角色不变。",
    DescriptionEn = "Ends an appointment that does not take effect: declined, withdrawn or expired. The role stays as it was.")]
public sealed class CloseAppointmentRun(CloseAppointment close) : Activity
{
    public Input<string> Appointment { get; init; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await close.HandleAsync(context.Get(Appointment)!, context.Cancellation);
        context.Complete();
    }
}
