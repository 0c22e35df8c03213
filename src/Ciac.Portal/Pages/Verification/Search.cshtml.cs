using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Verification;

/// <summary>P5: the form, and what was found; null before anything was asked.</summary>
public sealed record SearchView(PublicPlace Place)
{
    public string? Words { get; init; }

    public IReadOnlyList<CertificateLine>? Found { get; init; }

    public bool IsCut { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>P5 证书查询, for anybody; the address limit takes the place of a picture captcha.</summary>
[EnableRateLimiting(PortalLimits.Search)]
public sealed class SearchModel(SearchCertificates search, CheckPlaces places) : PortalPage
{
    public SearchView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? words, CancellationToken ct)
    {
        View = new SearchView(places.Public) { Words = words };
        if (words is null) return Page();
        this.ForReadersOnly();
        var outcome = await search.HandleAsync(words, ct);
        if (outcome.Value is not { } found)
        {
            View = View with { Errors = outcome.Refusal!.ToErrors() };
            return PageWith(outcome.Refusal!);
        }

        if (found.CopyCode is { } code) return LocalRedirect($"/v/{code}");
        View = View with { Found = [.. found.Found.Select(CertificateLine.Of)], IsCut = found.IsCut };
        return Page();
    }
}
