using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.ActivateSub;

/// <summary>Handed in; the workflow opens it in a moment.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(SubActivations subs) : PortalPage
{
    public SubProgressView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? number, CancellationToken ct)
    {
        var found = await subs.FindAsync(Caller, number, ct);
        if (found.Value is not { } sub) return ProblemPage(found.Refusal!);
        if (sub.State == SubActivationState.Open) return LocalRedirect(SubWay.To("", number));
        if (sub.EndedAt is not null) return LocalRedirect(SubWay.To("end", number));
        View = new SubProgressView(sub.CertificateName, sub.Number, SubWay.To("progress", number) + "/state");
        return Page();
    }
}
