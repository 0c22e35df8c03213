using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Pages.Verification;

/// <summary>What a QR code opens: the state of the document now, without personal data.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class DocumentModel(ReadDocument read, IOptions<PortalAddress> address, TimeProvider clock) : PortalPage
{
    public VerificationView View { get; private set; } = null!;

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        var found = await read.ByVerificationCodeAsync(code, ct);
        if (found.Value is { } document)
        {
            View = VerificationView.Of(document, address.Value.PublicAddress, clock.GetUtcNow());
            return;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        View = new VerificationView(Verdict.Unknown, clock.GetUtcNow()) { Host = new Uri(address.Value.PublicAddress).Authority };
    }
}
