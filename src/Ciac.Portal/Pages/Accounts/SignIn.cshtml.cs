using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class SignInModel(SignInWithCertificate signIn) : PortalPage
{
    public SignInView View { get; private set; } = new(SignInWay.Certificate);

    public void OnGet(string? way, string? returnTo, string? returnUrl)
    {
        SessionCookie.BrowserOf(HttpContext);
        View = new SignInView(WayOf(way)) { ReturnTo = Local(returnTo ?? returnUrl) };
    }

    public async Task<IActionResult> OnPostCertificateAsync(string? token, string? returnTo, CancellationToken ct)
    {
        var parsed = PostedToken.Parse(token);
        if (parsed is null) return Refuse(AccountRefusals.Malformed, returnTo);
        var outcome = await signIn.HandleAsync(SessionCookie.BrowserOf(HttpContext), parsed, HttpContext.Origin(), ct);
        if (outcome.Value is not { } done) return Refuse(outcome.Refusal!, returnTo);
        SessionCookie.Write(HttpContext, done.SessionToken);
        return done.Next switch
        {
            NextPage.Home => LocalRedirect(Local(returnTo) ?? "/"),
            NextPage.AskHolder => LocalRedirect($"/account/holder{(Local(returnTo) is { } to ? $"?returnTo={Uri.EscapeDataString(to)}" : "")}"),
            NextPage.UpdateCertificate => LocalRedirect("/certificates/changed"),
            NextPage.ActivateSub => LocalRedirect("/activate/sub"),
            _ => LocalRedirect("/activate"),
        };
    }

    private PageResult Refuse(Core.Refusal refusal, string? returnTo)
    {
        View = new SignInView(SignInWay.Certificate) { ReturnTo = Local(returnTo), Errors = refusal.ToErrors(), Expired = refusal.Code == AccountRefusals.Expired.Code };
        return PageWith(refusal);
    }

    // Only a path of our own; anything else would make the sign-in page an open redirect (T-70).
    private string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;

    private static SignInWay WayOf(string? way) => way switch
    {
        "licence" => SignInWay.Licence,
        "one-network" => SignInWay.OneNetwork,
        _ => SignInWay.Certificate,
    };
}
