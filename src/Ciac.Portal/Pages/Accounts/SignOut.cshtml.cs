using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Accounts;

public sealed class SignOutModel(SignOut signOut) : PortalPage
{
    public IActionResult OnGet() => LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.CallerOrNull() is { } caller) await signOut.HandleAsync(caller, ct);
        SessionCookie.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
