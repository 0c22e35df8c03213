using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>Screen 1, licence way: the QR code of this browser, where it stands, and who confirmed it.</summary>
[EnableRateLimiting(PortalLimits.Scan)]
public sealed class LicenceModel(ShowScan show, RedeemScan redeem, TimeProvider clock) : SignInPage
{
    public async Task<IActionResult> OnGetAsync(string? returnTo, CancellationToken ct) =>
        Show(await show.CurrentAsync(SessionCookie.BrowserOf(HttpContext), Local(returnTo), HttpContext.Origin(), ct), returnTo);

    /// <summary>刷新二维码.</summary>
    public async Task<IActionResult> OnPostAsync(string? returnTo, CancellationToken ct)
    {
        var outcome = await show.NewAsync(SessionCookie.BrowserOf(HttpContext), Local(returnTo), HttpContext.Origin(), ct);
        return outcome.Refusal is { } refusal ? Refuse(SignInWay.Licence, refusal, returnTo) : LocalRedirect("/sign-in/licence");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid scan, string? returnTo, CancellationToken ct)
    {
        var outcome = await redeem.HandleAsync(SessionCookie.BrowserOf(HttpContext), scan, HttpContext.Origin(), ct);
        if (outcome.Value is not { } done) return Refuse(SignInWay.Licence, outcome.Refusal!, returnTo);
        Enter(done.SessionToken, SignInWay.Licence);
        return GoOn(done.Next, returnTo);
    }

    /// <summary>不是我.</summary>
    public async Task<IActionResult> OnPostRejectAsync(Guid scan, string? returnTo, CancellationToken ct)
    {
        var outcome = await redeem.RejectAsync(SessionCookie.BrowserOf(HttpContext), scan, HttpContext.Origin(), ct);
        return outcome.Refusal is { } refusal ? Refuse(SignInWay.Licence, refusal, returnTo) : LocalRedirect("/sign-in/licence");
    }

    private IActionResult Show(Outcome<ScanSignIn> outcome, string? returnTo)
    {
        if (outcome.Value is not { } scan) return Refuse(SignInWay.Licence, outcome.Refusal!, returnTo);
        var errors = scan.Refusal is null ? FormErrors.None : Refusal.All.Single(r => r.Code == scan.Refusal).ToErrors();
        View = new SignInView(SignInWay.Licence) { ReturnTo = scan.ReturnTo, Errors = errors, Scan = LicenceScan.Of(scan, clock.GetUtcNow()) };
        return Page();
    }
}
