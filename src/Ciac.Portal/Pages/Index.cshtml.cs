using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>Home after sign-in: what waits, what runs, and when the certificate ends.</summary>
[Authorize]
public sealed class IndexModel(ReadActivation read, ReadCertificate certificates, Timelines timelines, IStringLocalizer<HomeTexts> texts, TimeProvider clock) : PortalPage
{
    public HomeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromServices] HomeGrants grants, [FromServices] HomeUpgrades upgrades, [FromServices] HomeAppointments appointments, [FromServices] HomeChanges changes, CancellationToken ct)
    {
        if (Caller.StaffRole is { } staff) return LocalRedirect(StaffPlaces.HomeOf(staff));
        if (Caller.CertificateChanged) return LocalRedirect("/certificates/changed");
        var progress = await read.FindAsync(Caller, ct);
        if (Caller.CredentialId is null && progress is null or { Activation.State: ActivationState.Draft }) return LocalRedirect("/activate");
        var own = await certificates.OwnAsync(Caller, ct);
        var ends = own?.ValidUntil ?? progress?.Activation.ValidUntil;
        var home = await grants.OfAsync(Caller, ct);
        var upgrading = await upgrades.OfAsync(Caller, ct);
        var appointing = await appointments.OfAsync(Caller, ct);
        var unit = await changes.OfAsync(Caller, ct);
        View = new HomeView(Caller.EnterpriseName ?? "", Caller.DisplayName ?? "")
        {
            ToDos = [.. ToDosOf(progress), .. home.ToDos, .. upgrading.ToDos, .. appointing.ToDos, .. unit.ToDos],
            Running = [.. upgrading.Running, .. home.Running, .. appointing.Running, .. unit.Running, .. progress is null ? Array.Empty<RunningRequest>() : [RunningOf(progress)]],
            Groups = home.Groups,
            CertificateEndsAt = ends,
            CertificateDaysLeft = ends is null ? null : (int)(ends.Value - clock.GetUtcNow()).TotalDays,
            WithoutPermission = own is { Role: HolderRole.Clerk } && home.Groups.Count == 0,
            WithoutHolder = own is { HolderName: null },
            WithoutRegistration = own is { HolderName: not null, HolderRegistration: HolderRegistration.Awaiting },
        };
        return Page();
    }

    private List<ToDo> ToDosOf(ActivationProgress? progress) =>
        progress?.CurrentSignatory is SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative
            ? [new ToDo(string.Format(CultureInfo.CurrentCulture, texts["ToDos.Sign"], texts["Activation.Title"]), $"/sign/{progress.Activation.SignatureRequestId}")]
            : [];

    private RunningRequest RunningOf(ActivationProgress progress)
    {
        var state = progress.Activation.State;
        var waiting = state == ActivationState.Running ? progress.CurrentSignatory?.ToString() ?? ProgressModel.StateOf(progress) : null;
        var end = progress.Activation.IsOpen ? "/activate/progress" : "/activate/end";
        return new RunningRequest(texts["Activation.Title"], progress.Activation.Number, end, timelines.Of(progress.Events, waiting))
        {
            StateText = texts[$"Activation.{state}"],
            State = state switch
            {
                ActivationState.Activated => TagState.Active,
                ActivationState.Running => TagState.Pending,
                _ => TagState.Cancelled,
            },
        };
    }
}
