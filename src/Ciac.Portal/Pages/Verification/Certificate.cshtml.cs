using Ciac.Core.Qualifications;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Verification;

/// <summary>One certificate as it is now; null when there is none of that number.</summary>
public sealed record CertificateView(CertificateLine? Certificate, DateTimeOffset CheckedAt, PublicPlace Place);

/// <summary>The public page of a certificate, by its whole number.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class CertificateModel(SearchCertificates search, CheckPlaces places, TimeProvider clock) : PortalPage
{
    public CertificateView View { get; private set; } = null!;

    public async Task OnGetAsync(string certificate, CancellationToken ct)
    {
        this.ForReadersOnly();
        var outcome = await search.FindAsync(certificate.ToUpperInvariant(), ct);
        View = new CertificateView(outcome.Value is { } found ? CertificateLine.Of(found) : null, clock.GetUtcNow(), places.Public);
        if (outcome.Refusal is { } refusal) Response.StatusCode = refusal.Status;
    }
}
