using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ActivationDrafts drafts, ReadActivation read, PaperApplications papers) : PortalPage
{
    public TasksView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // Handed in on paper: that way goes on, also after the next sign-in.
        if (await papers.OpenOfAsync(Caller, ct) is { IsEditable: false, Kind: PaperKind.Activation }) return LocalRedirect("/activate/paper");
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        View = Tasks(draft, null);
        return Page();
    }

    public async Task<IActionResult> OnPostReadinessAsync(CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        var readiness = await read.CheckReadinessAsync(Caller, draft.Data.Unit, ct);
        View = Tasks(draft, new Readiness(readiness.HasSeal, readiness.RepresentativeHasCertificate));
        return Page();
    }

    private static TasksView Tasks(Activation draft, Readiness? readiness)
    {
        var data = draft.Data;
        var holderDone = data.Holder is { MobileConfirmed: true };
        return new TasksView
        {
            UnitName = draft.EnterpriseName,
            UnitType = data.Unit is null ? TaskState.Open : TaskState.Done,
            Unit = data.Unit is null ? TaskState.Blocked : data.UnitChecked ? TaskState.Done : TaskState.Open,
            Holder = !data.UnitChecked ? TaskState.Blocked : holderDone ? TaskState.Done : TaskState.Open,
            Sign = data.UnitChecked && holderDone ? TaskState.Open : TaskState.Blocked,
            FromRegistry = data.Unit?.IsRegistryBacked ?? false,
            Kind = draft.Kind,
            Readiness = readiness,
        };
    }
}
