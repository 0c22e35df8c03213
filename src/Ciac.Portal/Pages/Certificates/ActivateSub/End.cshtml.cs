using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.ActivateSub;

[Authorize(Roles = "Certificate")]
public sealed class EndModel(SubActivations subs, ReadHistory history, Timelines timelines) : PortalPage
{
    public SubEndView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? number, CancellationToken ct)
    {
        var found = await subs.FindAsync(Caller, number, ct);
        if (found.Value is not { } sub) return ProblemPage(found.Refusal!);
        if (sub.EndedAt is not { } at) return LocalRedirect(SubWay.To("progress", number));
        View = new SubEndView(sub.State.ToString(), sub.Number, sub.CertificateName)
        {
            At = at,
            Certificate = SubWay.Facts(sub),
            Added = number is not null,
            EnterHref = ReturnCookie.Of(this),
            WithRole = sub.Subject is not null && Caller.Administers,
            MayBecomeRepresentative = Caller.Role != HolderRole.LegalRepresentative && await subs.MayBecomeRepresentativeAsync(sub, ct),
            Timeline = timelines.Of(await history.OfSubjectAsync(sub.Number, ct), null),
        };
        return Page();
    }
}
