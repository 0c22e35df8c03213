using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>Screen 1, one-network way: the jump to the other site, and what is said when it cannot be made.</summary>
[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class OneNetworkStartModel(BeginOneNetworkSignIn begin) : SignInPage
{
    public IActionResult OnGet(string? returnTo) => LocalRedirect($"/sign-in?way=one-network{(Local(returnTo) is { } to ? $"&returnTo={Uri.EscapeDataString(to)}" : "")}");

    public async Task<IActionResult> OnPostAsync(string? returnTo, CancellationToken ct)
    {
        var wish = new OneNetworkWish(SessionCookie.BrowserOf(HttpContext), Request.WebOrigin(), Local(returnTo));
        var outcome = await begin.HandleAsync(wish, ct);
        return outcome.Value is { } address ? Redirect(address.AbsoluteUri) : Refuse(SignInWay.OneNetwork, outcome.Refusal!, returnTo);
    }
}
