using Ciac.Core.Qualifications;
using Ciac.Core.Signatures;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Pages.Verification;

/// <summary>What every page of the public verification names: this site, and the national platform's.</summary>
public sealed class CheckPlaces(IOptions<PortalAddress> address, IOptions<QualificationOptions> options)
{
    public string Address => address.Value.PublicAddress;

    public PublicPlace Public => new(new Uri(Address).Authority, options.Value.NationalPlatformPage);
}

internal static class CheckHeaders
{
    /// <summary>What holds of one certificate is for who asks, not for a search engine's list.</summary>
    public static void ForReadersOnly(this PageModel page) => page.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
}
