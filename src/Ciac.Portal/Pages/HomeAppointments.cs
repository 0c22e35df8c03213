using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about appointments: what waits for the legal representative's signature, and what runs.</summary>
public sealed class HomeAppointments(ReadAppointment read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<HomeView> OfAsync(Caller caller, CancellationToken ct)
    {
        var running = await read.RunningAsync(caller, ct);
        return new HomeView("", "")
        {
            ToDos = [.. running.Where(r => r.CurrentSignatory == SignatoryRole.LegalRepresentative).Select(ToDoOf)],
            Running = [.. running.Select(RunningOf)],
        };
    }

    private ToDo ToDoOf(AppointmentProgress progress) =>
        new(string.Format(CultureInfo.CurrentCulture, texts["ToDos.Sign"], texts["Appointment.Title"]), $"/sign/{progress.Appointment.SignatureRequestId}");

    private RunningRequest RunningOf(AppointmentProgress progress)
    {
        var number = progress.Appointment.Number;
        return new RunningRequest(texts["Appointment.Title"], number, $"/appointments/{number}", timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? "Preparing"))
        {
            StateText = texts["Grant.Running"],
        };
    }
}
