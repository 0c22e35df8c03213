using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>启用: the cancelled certificate's key is plugged in and proves itself.</summary>
[Authorize(Roles = "Certificate")]
[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class EnableModel(EnableCertificate enable, IStringLocalizer<CertificateTexts> texts, TimeProvider clock) : OpenedPage
{
    public PlugInView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, string? token, CancellationToken ct)
    {
        if (PostedToken.Parse(token) is not { } parsed) return await ShowAsync(id, AccountRefusals.Malformed, ct);
        var outcome = await enable.HandleAsync(Caller, id, parsed, SessionCookie.BrowserOf(HttpContext), ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(id, refusal, ct) : LocalRedirect("/certificates?done=enabled");
    }

    private async Task<IActionResult> ShowAsync(Guid id, Refusal? refusal, CancellationToken ct)
    {
        var found = await enable.FindAsync(Caller, id, ct);
        if (found.Value is not { } target) return ProblemPage(found.Refusal!);
        var prove = new ProveAction($"/certificates/{id}/enable", "/certificates/challenge", texts["Enable.Act"]) { UniqueId = target.UniqueId, Hint = texts["PlugIn.Hint"] };
        View = new PlugInView("Enable", prove)
        {
            Row = CertificatePages.RowOf(target, Caller, clock.GetUtcNow()),
            Errors = refusal?.ToErrors() ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
