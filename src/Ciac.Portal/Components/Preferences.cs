namespace Ciac.Portal.Components;

/// <summary>How this browser wants to see the portal: cookies without personal data, read before the page is drawn.</summary>
public static class Preferences
{
    public const string ThemeCookie = "theme";
    public const string SizeCookie = "size";

    public static string? Theme(HttpRequest request) =>
        request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;

    public static bool IsLarge(HttpRequest request) => request.Cookies[SizeCookie] == "large";

    public static CookieOptions CookieFor(HttpRequest request) => new()
    {
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        IsEssential = true,
    };
}
