using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Pages.Items;
using Ciac.Portal.Pages.Tasks;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>Home after sign-in: what waits, what runs, and when the certificate ends.</summary>
[Authorize(PortalRoles.Anybody)]
public sealed class IndexModel(ReadActivation read, ReadCertificate certificates, Timelines timelines, IStringLocalizer<HomeTexts> texts, TimeProvider clock) : PortalPage
{
    public HomeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromServices] HomeRunning running, [FromServices] ItemGroups items, [FromServices] ToDoLines toDos, CancellationToken ct)
    {
        if (Caller.StaffRole is { } staff) return LocalRedirect(StaffPlaces.HomeOf(staff));
        if (Caller.IsIndividual) return LocalRedirect("/personal");
        if (Caller.CertificateChanged) return LocalRedirect("/certificates/changed");
        var progress = await read.FindAsync(Caller, ct);
        if (Caller.CredentialId is null && progress is null or { Activation.State: ActivationState.Draft }) return LocalRedirect("/activate");
        var own = await certificates.OwnAsync(Caller, ct);
        var ends = own?.ValidUntil ?? progress?.Activation.ValidUntil;
        var groups = Caller.CredentialId is null ? [] : await items.OfAsync(Caller, ct);
        View = new HomeView(Caller.EnterpriseName ?? "", Caller.DisplayName ?? "")
        {
            ToDos = await toDos.OfAsync(Caller.Mailbox, ct),
            Running = [.. await running.OfAsync(Caller, ct), .. progress is null ? Array.Empty<RunningRequest>() : [RunningOf(progress)]],
            Groups = groups,
            CertificateEndsAt = ends,
            CertificateDaysLeft = ends is null ? null : (int)(ends.Value - clock.GetUtcNow()).TotalDays,
            WithoutPermission = own is { Role: HolderRole.Clerk } && groups.All(g => g.Entries.All(e => e.Href is null)),
            WithoutHolder = own is { HolderName: null },
            WithoutRegistration = own is { HolderName: not null, HolderRegistration: HolderRegistration.Awaiting },
        };
        return Page();
    }

    private RunningRequest RunningOf(ActivationProgress progress)
    {
        var state = progress.Activation.State;
        var waiting = state == ActivationState.Running ? progress.CurrentSignatory?.ToString() ?? ProgressModel.StateOf(progress) : null;
        var end = progress.Activation.IsOpen ? "/activate/progress" : "/activate/end";
        return new RunningRequest(texts["Activation.Title" + CertificateFacts.SuffixOf(progress.Activation.Kind)], progress.Activation.Number, end, timelines.Of(progress.Events, waiting))
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
