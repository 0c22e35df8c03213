using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates;

[Authorize(Roles = "Certificate")]
public sealed class DetailModel(ReadCertificate read, GrantedItems items, TimeProvider clock) : OpenedPage
{
    public DetailView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, bool saved, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, id, ct);
        if (found.Value is not { Credential: var credential } detail) return ProblemPage(found.Refusal!);
        var granted = await items.CountsAsync([id], ct);
        var row = CertificatePages.RowOf(credential, Caller, clock.GetUtcNow()) with { LastSignInAt = detail.LastSignInAt, Granted = granted.GetValueOrDefault(id) };
        View = new DetailView(row, CertificatePages.FactsOf(credential), CertificatePages.MaskedHolderOf(credential))
        {
            CertificateName = credential.CertificateName,
            OpenedAt = credential.ActivatedAt,
            IsRegistered = credential.HolderRegistration == HolderRegistration.Registered,
            MayBecomeRepresentative = detail.MayBecomeRepresentative,
            Saved = saved,
        };
        return Page();
    }
}
