using Ciac.Core.Qualifications;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Verification;

/// <summary>P3, what a QR code opens: the state of the certificate or the document now.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class DocumentModel(CheckCode check, CheckPlaces places, TimeProvider clock) : PortalPage
{
    /// <summary>Set for a copy of a certificate, and when nothing was found.</summary>
    public CopyView? Copy { get; private set; }

    /// <summary>Set for any other document.</summary>
    public VerificationView? View { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        this.ForReadersOnly();
        switch (await check.HandleAsync(code, ct))
        {
            case CodeCheck.Copy copy:
                Copy = CopyView.Of(copy.Checked, places.Public, clock.GetUtcNow());
                return;
            case CodeCheck.Other other:
                View = VerificationView.Of(other.Document, places.Address, clock.GetUtcNow());
                return;
            default:
                Response.StatusCode = StatusCodes.Status404NotFound;
                Copy = new CopyView(CopyVerdict.Unknown, clock.GetUtcNow(), places.Public);
                return;
        }
    }
}
