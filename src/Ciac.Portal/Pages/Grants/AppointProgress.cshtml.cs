using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>Where an appointment stands; leads to the signing page while the legal representative has to sign there.</summary>
[Authorize(Roles = "Certificate")]
public sealed class AppointProgressModel(ReadAppointment read, Timelines timelines, TimeProvider clock) : OpenedPage
{
    public AppointProgressView? View { get; private set; }

    public AppointEndView? End { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { Appointment: var appointment } progress) return ProblemPage(found.Refusal!);
        if (!appointment.IsOpen) End = EndOf(progress);
        else if (StateOf(progress) == "Signing" && Caller.CredentialId == appointment.ById) return LocalRedirect($"/sign/{appointment.SignatureRequestId}");
        else View = new AppointProgressView(number, StateOf(progress), timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? "Preparing"));
        return Page();
    }

    /// <summary>Preparing, Signing, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(AppointmentProgress progress) => progress switch
    {
        { Appointment.IsOpen: false } => "Ended",
        { Appointment.SignatureRequestId: null } => "Preparing",
        { CurrentSignatory: SignatoryRole.LegalRepresentative } => "Signing",
        _ => "Sealing",
    };

    private AppointEndView EndOf(AppointmentProgress progress)
    {
        var appointment = progress.Appointment;
        var isEffective = appointment.State is AppointmentState.Appointed or AppointmentState.Revoked;
        return new AppointEndView(appointment, CertificatePages.RowOf(progress.Target, Caller, clock.GetUtcNow()))
        {
            IsEffective = isEffective,
            DownloadHref = isEffective && Caller.Administers ? $"/certificates/history/{appointment.SignatureRequestId}/document.pdf" : null,
        };
    }
}
