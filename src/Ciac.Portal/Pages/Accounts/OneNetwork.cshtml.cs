using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>Where the one-network sign-in sends the browser back; it goes on to the page that it came from.</summary>
[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class OneNetworkModel(FinishOneNetworkSignIn finish) : SignInPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var back = new OneNetworkReturn(Single("state")) { Code = Single("code"), Error = Single("error"), Issuer = Single("iss") };
        var outcome = await finish.HandleAsync(SessionCookie.BrowserOf(HttpContext), back, HttpContext.Origin(), ct);
        if (outcome.Value is not { } done) return Refuse(SignInWay.OneNetwork, outcome.Refusal!, null);
        Enter(done.SessionToken, SignInWay.OneNetwork);
        return GoOn(done.Next, done.ReturnTo);
    }

    // Given twice it is ambiguous, hence absent.
    private string? Single(string name) => Request.Query[name] is [{ Length: > 0 and < 2048 } only] ? only : null;
}
