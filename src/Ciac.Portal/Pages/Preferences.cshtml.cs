using Ciac.Portal.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages;

/// <summary>Language, appearance and text size: kept in this browser. No antiforgery: a forged change harms nobody, and public pages stay free of tokens.</summary>
[IgnoreAntiforgeryToken]
public sealed class PreferencesModel : PageModel
{
    public IActionResult OnGet() => Redirect("~/");

    public IActionResult OnPost(string? language, string? theme, string? size, string? returnTo)
    {
        Keep(LanguageCookie.Name, language, [LooksSetup.Chinese, LooksSetup.English]);
        Keep(Preferences.ThemeCookie, theme, ["light", "dark", "auto"]);
        Keep(Preferences.SizeCookie, size, ["large", "normal"]);
        return LocalRedirect(Url.IsLocalUrl(returnTo) ? returnTo : "~/");
    }

    private void Keep(string cookie, string? value, string[] allowed)
    {
        if (value is null || !allowed.Contains(value)) return;
        Response.Cookies.Append(cookie, value, Preferences.CookieFor(Request));
    }
}
