using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Accounts;

[EnableRateLimiting(PortalLimits.SignIn)]
public sealed class StaffSignInModel(SignInStaff signIn) : PortalPage
{
    public FormErrors Errors { get; private set; } = FormErrors.None;

    public string? UserName { get; private set; }

    public string? ReturnUrl { get; private set; }

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl;

    public async Task<IActionResult> OnPostAsync(StaffSignIn typed, string? returnUrl, CancellationToken ct)
    {
        var outcome = await signIn.HandleAsync(typed, HttpContext.Origin(), ct);
        if (outcome.Value is { } done)
        {
            SessionCookie.Write(HttpContext, done.SessionToken);
            return LocalRedirect(StaffPlaces.LandingOf(done.Role, Url.IsLocalUrl(returnUrl) ? returnUrl : null));
        }

        (UserName, ReturnUrl, Errors) = (typed.UserName, returnUrl, outcome.Refusal!.ToErrors());
        return PageWith(outcome.Refusal!);
    }
}
