using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>F8: the legal representative sees what an appointment, or taking it back, will change, and begins it.</summary>
[Authorize(Roles = "Certificate")]
public sealed class AppointModel(PlanAppointment plan, StartAppointment start, TimeProvider clock) : OpenedPage
{
    public AppointView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var planned = await plan.HandleAsync(Caller, id, ct);
        if (planned.Value is not { } known) return ProblemPage(planned.Refusal!);
        View = new AppointView(known.Act, CertificatePages.RowOf(known.Target, Caller, clock.GetUtcNow()), known.RoleAfter);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, AppointmentAct act, CancellationToken ct)
    {
        var started = await start.HandleAsync(Caller, id, act, ct);
        return started.Value is { } appointment ? LocalRedirect($"/appointments/{appointment.Number}") : ProblemPage(started.Refusal!);
    }
}
