using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class CheckModel(ActivationDrafts drafts, SubmitActivation submit) : PortalPage
{
    public CheckView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await submit.HandleAsync(Caller, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/activate/progress");
        return ActivationWay.Instead(this, refusal) ?? await ShowAsync(refusal, ct);
    }

    private async Task<IActionResult> ShowAsync(Core.Refusal? refusal, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(Caller, ct);
        if (found.Value is not { } draft) return ActivationWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        if (draft.Data is not { Unit: { } unit, UnitChecked: true, Holder: { MobileConfirmed: true } holder }) return LocalRedirect("/activate");
        View = new CheckView(Facts.Of(unit), Facts.Of(draft), Facts.Of(holder)) { Errors = refusal?.ToErrors() ?? FormErrors.None };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
