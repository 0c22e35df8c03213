using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace Ciac.Portal.Components;

/// <summary>The language the user picked; without it the browser's own preference counts.</summary>
public sealed class LanguageCookie : RequestCultureProvider
{
    public const string Name = "language";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var picked = httpContext.Request.Cookies[Name];
        var known = picked is LooksSetup.Chinese or LooksSetup.English;
        return Task.FromResult(known ? new ProviderCultureResult(new StringSegment(picked)) : null);
    }
}
