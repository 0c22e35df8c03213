using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Changed;

/// <summary>Confirmed; the workflow updates the certificate in a moment, and then this page says so.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(CertificateChanges changes) : PortalPage
{
    public ChangedEndView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await changes.LastAsync(Caller, ct) is not { } change) return LocalRedirect("/");
        if (change.State == CertificateChangeState.Open) return LocalRedirect("/certificates/changed");
        View = new ChangedEndView(change.State.ToString(), change.Number)
        {
            EnterHref = ReturnCookie.Of(this),
            PollHref = change.EndedAt is null ? "/certificates/changed/progress/state" : null,
        };
        return Page();
    }
}
