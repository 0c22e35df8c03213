namespace Ciac.Portal.Host;

/// <summary>
/// The cookies of the portal: the session, the browser's own random name to which a sign-in is bound, and the session of a phone.
/// Over HTTPS they carry the __Host- prefix and Secure; over the loopback's plain HTTP a prefix could not be set.
/// </summary>
public static class SessionCookie
{
    private const string Session = "ciac-session";
    private const string Phone = "ciac-phone";
    private const string Browser = "ciac-browser";

    public static string? Read(HttpRequest request) => request.Cookies[NameOf(Session, request)];

    public static void Write(HttpContext context, string token) => Append(context, Session, token, null);

    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(NameOf(Session, context.Request), OptionsOf(context.Request, null));

    public static string? ReadPhone(HttpRequest request) => request.Cookies[NameOf(Phone, request)];

    public static void WritePhone(HttpContext context, string token) => Append(context, Phone, token, Core.Signatures.PhoneSession.Lifetime);

    public static void ClearPhone(HttpContext context) =>
        context.Response.Cookies.Delete(NameOf(Phone, context.Request), OptionsOf(context.Request, null));

    /// <summary>The browser's name; given now when it has none.</summary>
    public static string BrowserOf(HttpContext context)
    {
        if (context.Request.Cookies[NameOf(Browser, context.Request)] is { Length: 43 } known) return known;
        var name = Core.Storage.Secrets.Token();
        Append(context, Browser, name, TimeSpan.FromDays(1));
        return name;
    }

    private static void Append(HttpContext context, string name, string value, TimeSpan? life) =>
        context.Response.Cookies.Append(NameOf(name, context.Request), value, OptionsOf(context.Request, life));

    private static string NameOf(string name, HttpRequest request) => request.IsHttps ? $"__Host-{name}" : name;

    private static CookieOptions OptionsOf(HttpRequest request, TimeSpan? life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
