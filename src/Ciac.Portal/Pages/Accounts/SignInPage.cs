using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>What the three ways of screen 1 share: where it goes on, and which way opens first the next time.</summary>
public abstract class SignInPage : PortalPage
{
    private const string WayCookie = "sign-in-way";

    public SignInView View { get; protected set; } = new(SignInWay.Certificate);

    protected SignInWay LastWay => Enum.TryParse<SignInWay>(Request.Cookies[WayCookie], out var way) && Enum.IsDefined(way) ? way : SignInWay.Certificate;

    protected void Enter(string sessionToken, SignInWay way)
    {
        SessionCookie.Write(HttpContext, sessionToken);
        // No script of ours reads it, unlike the looks.
        var kept = Preferences.CookieFor(Request);
        kept.HttpOnly = true;
        Response.Cookies.Append(WayCookie, way.ToString(), kept);
    }

    /// <summary>To the page that the sign-in was for, or to what has to be done first; that page is then kept.</summary>
    protected IActionResult GoOn(NextPage next, string? returnTo)
    {
        var to = Local(returnTo);
        if (next is NextPage.Home or NextPage.AskHolder or NextPage.Person) ReturnCookie.Forget(this);
        else ReturnCookie.Keep(this, to);
        return LocalRedirect(next switch
        {
            NextPage.Home => to ?? "/",
            NextPage.AskHolder => $"/account/holder{(to is null ? "" : $"?returnTo={Uri.EscapeDataString(to)}")}",
            NextPage.Person => to ?? "/personal",
            NextPage.UpdateCertificate => "/certificates/changed",
            NextPage.ActivateSub => "/activate/sub",
            _ => "/activate",
        });
    }

    /// <summary>Only a path of our own; anything else would make the sign-in page an open redirect (T-70).</summary>
    protected string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;

    protected IActionResult Refuse(SignInWay way, Refusal refusal, string? returnTo)
    {
        View = new SignInView(way) { ReturnTo = Local(returnTo), Errors = refusal.ToErrors() };
        return PageWith(refusal);
    }
}
