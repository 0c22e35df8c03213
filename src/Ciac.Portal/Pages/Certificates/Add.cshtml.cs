using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.ActivateSub;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>添加副证书: the new key is plugged in while an administrator is signed in, and goes on with F3 without leaving.</summary>
[Authorize(Roles = "Certificate")]
[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class AddModel(SubActivations subs, IStringLocalizer<CertificateTexts> texts) : OpenedPage
{
    public PlugInView View { get; private set; } = null!;

    public IActionResult OnGet() => Caller.Administers ? Show(null) : ProblemPage(CertificateRefusals.NotAllowed);

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken ct)
    {
        if (!Caller.Administers) return ProblemPage(CertificateRefusals.NotAllowed);
        if (PostedToken.Parse(token) is not { } parsed) return Show(AccountRefusals.Malformed);
        var outcome = await subs.AddAsync(Caller, parsed, SessionCookie.BrowserOf(HttpContext), ct);
        return outcome.Value is { } sub ? LocalRedirect(SubWay.To("", sub.Number)) : Show(outcome.Refusal!);
    }

    private PageResult Show(Refusal? refusal)
    {
        var prove = new ProveAction("/certificates/add", "/certificates/challenge", texts["Add.Act"]) { Hint = texts["PlugIn.Hint"] };
        View = new PlugInView("Add", prove) { Errors = refusal?.ToErrors() ?? FormErrors.None };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
