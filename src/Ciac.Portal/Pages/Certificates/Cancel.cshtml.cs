using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates;

[Authorize(Roles = "Certificate")]
public sealed class CancelModel(CancelCertificate cancel, TimeProvider clock) : OpenedPage
{
    public CancelView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = await cancel.FindAsync(Caller, id, ct);
        if (found.Value is not { } target) return ProblemPage(found.Refusal!);
        View = new CancelView(CertificatePages.RowOf(target, Caller, clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var outcome = await cancel.HandleAsync(Caller, id, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect("/certificates?done=cancelled");
    }
}
