using Ciac.Core;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Certificates.Changed;

/// <summary>F4: a renewed certificate, before it has a role again.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(CertificateChanges changes, Dates dates) : PortalPage
{
    public ChangedView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await changes.OwnAsync(Caller, ct);
        if (found.Refusal is { } refusal) return refusal == CertificateRefusals.NothingChanged ? LocalRedirect("/") : ProblemPage(refusal);
        return found.Value!.State == CertificateChangeState.Open ? Show(found.Value, null) : LocalRedirect("/certificates/changed/progress");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await changes.ConfirmAsync(Caller, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/certificates/changed/progress");
        var found = await changes.OwnAsync(Caller, ct);
        return found.Value is { State: CertificateChangeState.Open } open ? Show(open, refusal) : ProblemPage(refusal);
    }

    private PageResult Show(CertificateChange change, Refusal? refusal)
    {
        ChangedField[] fields =
        [
            new("UnitName", change.OldName, change.NewName),
            new("CreditCode", change.Identifier, change.Identifier) { IsCode = true },
            new("UniqueId", change.UniqueId, change.UniqueId) { IsCode = true },
            new("SerialNumber", change.OldSerialNumber, change.NewSerialNumber) { IsCode = true },
            new("ValidUntil", dates.Day(change.OldValidUntil), dates.Day(change.NewValidUntil)),
        ];
        View = new ChangedView(change.Number, fields) { Errors = refusal?.ToErrors() ?? FormErrors.None };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
