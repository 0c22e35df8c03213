using Ciac.Core.Certificates;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Upgrade;

/// <summary>E19 副证书发起升级 and E20 主证书发起升级: who asks decides which of the two.</summary>
[Authorize(Roles = "Certificate")]
public sealed class StartModel(PlanUpgrade plan, StartUpgrade start) : OpenedPage
{
    public StartView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = await plan.HandleAsync(Caller, id, ct);
        if (found.Value is not { } planned) return ProblemPage(found.Refusal!);
        View = ViewOf(planned);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, UpgradeReason? reason, bool understood, CancellationToken ct)
    {
        var outcome = await start.HandleAsync(Caller, id, new UpgradeAnswers(understood, reason), SessionCookie.BrowserOf(HttpContext), ct);
        if (outcome.Value is { } upgrade) return LocalRedirect(UpgradeWays.To(upgrade.Number));
        var found = await plan.HandleAsync(Caller, id, ct);
        if (found.Value is not { } planned) return ProblemPage(outcome.Refusal!);
        View = ViewOf(planned) with { Reason = reason?.ToString(), Understood = understood, Errors = outcome.Refusals.ToErrors() };
        return PageWith(outcome.Refusal!);
    }

    internal static UpgradeParty PartyOf(Core.Accounts.Credential credential) =>
        new(CertificatePages.FactsOf(credential), CertificatePages.MaskedHolderOf(credential));

    private static StartView ViewOf(UpgradePlan plan) => new(plan.Sub.Id, plan.Way, PartyOf(plan.Main), PartyOf(plan.Sub))
    {
        UnitName = plan.Enterprise.Name,
        Identifier = plan.Enterprise.Identifier,
        RepresentativeName = plan.Enterprise.RepresentativeName,
        RepresentativeNumber = Mask.IdNumber(plan.Enterprise.RepresentativeDocumentNumber),
    };
}
