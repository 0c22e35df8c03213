using System.Globalization;
using System.Resources;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>The words of the pages in one language. Chinese unless English was chosen.</summary>
public sealed class Texts
{
    private const string Cookie = "assistant-language";
    private static readonly ResourceManager Catalogue = new("Ciac.CertificateAssistant.Pages.Texts", typeof(Texts).Assembly);

    private readonly CultureInfo _culture;

    public Texts(bool english) => _culture = CultureInfo.GetCultureInfo(english ? "en" : "zh-CN");

    public string Language => _culture.Name;
    public string OtherLanguage => IsEnglish ? "zh-CN" : "en";
    public bool IsEnglish => _culture.Name == "en";

    public string this[string key] => Catalogue.GetString(key, _culture) ?? throw new MissingManifestResourceException(key);

    public string Format(string key, params object[] values) => string.Format(_culture, this[key], values);

    public string Date(DateTimeOffset moment) =>
        moment.ToLocalTime().ToString(IsEnglish ? "d MMMM yyyy" : "yyyy年M月d日", _culture);

    public static string Clock(DateTimeOffset moment) => moment.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The language of the link that was clicked, else the one chosen before, else the one of the page that asked.</summary>
    public static Texts For(HttpContext context, bool askedInEnglish = false)
    {
        var chosen = context.Request.Query["lang"].ToString();
        if (chosen is "en" or "zh-CN")
            context.Response.Cookies.Append(Cookie, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365) });
        else
            chosen = context.Request.Cookies[Cookie] ?? (askedInEnglish ? "en" : "zh-CN");
        return new Texts(chosen == "en");
    }
}
