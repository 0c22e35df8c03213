using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class SignInModel(SignInWithCertificate signIn) : SignInPage
{
    public IActionResult OnGet(string? way, string? returnTo, string? returnUrl)
    {
        SessionCookie.BrowserOf(HttpContext);
        var (shown, to) = (WayOf(way), Local(returnTo ?? returnUrl));
        if (shown == SignInWay.Licence) return RedirectToPage("/Accounts/Licence", new { handler = "", returnTo = to });
        View = new SignInView(shown) { ReturnTo = to };
        return Page();
    }

    public async Task<IActionResult> OnPostCertificateAsync(string? token, string? returnTo, CancellationToken ct)
    {
        var parsed = PostedToken.Parse(token);
        if (parsed is null) return RefuseCertificate(AccountRefusals.Malformed, returnTo);
        var outcome = await signIn.HandleAsync(SessionCookie.BrowserOf(HttpContext), parsed, HttpContext.Origin(), ct);
        if (outcome.Value is not { } done) return RefuseCertificate(outcome.Refusal!, returnTo);
        Enter(done.SessionToken, SignInWay.Certificate);
        return GoOn(done.Next, returnTo);
    }

    private PageResult RefuseCertificate(Refusal refusal, string? returnTo)
    {
        Refuse(SignInWay.Certificate, refusal, returnTo);
        View = View with { Expired = refusal.Code == AccountRefusals.Expired.Code };
        return Page();
    }

    private SignInWay WayOf(string? way) => way switch
    {
        "licence" => SignInWay.Licence,
        "one-network" => SignInWay.OneNetwork,
        "certificate" => SignInWay.Certificate,
        _ => LastWay,
    };
}
