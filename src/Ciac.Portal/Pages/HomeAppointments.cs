using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about appointments.</summary>
public sealed class HomeAppointments(ReadAppointment read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<IEnumerable<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
        (await read.RunningAsync(caller, ct)).Select(RunningOf);

    private RunningRequest RunningOf(AppointmentProgress progress)
    {
        var number = progress.Appointment.Number;
        return new RunningRequest(texts["Appointment.Title"], number, $"/appointments/{number}", timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? "Preparing"))
        {
            StateText = texts["Grant.Running"],
        };
    }
}
