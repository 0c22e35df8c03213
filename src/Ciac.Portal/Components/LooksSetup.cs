using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Ciac.Portal.Components;

/// <summary>What the pages need to be drawn: views, languages, the frame around each page, static files and the content policy.</summary>
public static class LooksSetup
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static IServiceCollection AddPortalLooks(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<PageFrame>();
        services.AddSingleton<Dates>();
        services.AddTransient<Pages.Verification.ReportWords>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<LooksOptions>().BindConfiguration("Looks");
        services.AddRazorPages().AddMvcOptions(options =>
        {
            // Names of fields as jQuery writes them: nobody here does, and a malformed one is an exception instead of a refusal.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        services.AddAntiforgery(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Components/{0}.cshtml"));
        // The default encoder writes every Chinese character as a number: five times the bytes, unreadable source.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(ConfigureLanguages);
        return services;
    }

    public static WebApplication UsePortalLooks(this WebApplication app)
    {
        app.UseMiddleware<ContentPolicy>();
        app.UseStaticFiles();
        app.UseRequestLocalization();
        return app;
    }

    private static void ConfigureLanguages(RequestLocalizationOptions options)
    {
        CultureInfo[] languages = [new(Chinese), new(English)];
        options.DefaultRequestCulture = new RequestCulture(Chinese);
        options.SupportedCultures = languages;
        options.SupportedUICultures = languages;
        options.RequestCultureProviders = [new LanguageCookie(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
