using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Host;

/// <summary>
/// The page that a sign-in was for, kept while the credential is opened or updated first (F2, F3, F4): as long as their signatures
/// may wait. A path of our own and nothing else; whoever plants another one is not followed.
/// </summary>
public static class ReturnCookie
{
    private const string Name = "return-to";
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public static void Keep(PageModel page, string? address)
    {
        if (!page.Url.IsLocalUrl(address) || address == "/") return;
        page.Response.Cookies.Append(Name, address!, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Life,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = page.Request.IsHttps,
        });
    }

    public static void Forget(PageModel page) => page.Response.Cookies.Delete(Name);

    /// <summary>Where 进入系统 leads: home when the sign-in was for no page.</summary>
    public static string Of(PageModel page) => page.Request.Cookies[Name] is { } kept && page.Url.IsLocalUrl(kept) ? kept : "/";
}
