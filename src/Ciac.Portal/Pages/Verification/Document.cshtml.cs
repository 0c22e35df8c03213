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
        var host = new Uri(address.Value.PublicAddress).Authority;
        if (found.Value is { } document)
        {
            View = Of(document, host);
            return;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        View = new VerificationView(Verdict.Unknown, clock.GetUtcNow()) { Host = host };
    }

    private VerificationView Of(PublicDocument found, string host) => new(VerdictOf(found.Request.State), clock.GetUtcNow())
    {
        Host = host,
        Title = found.Document.Title,
        Number = found.Document.Number,
        UnitName = found.Request.Of(SignatoryRole.Enterprise).DisplayName,
        GeneratedAt = found.Document.CreatedAt,
        Signatures = [.. found.Request.Signatories.OrderBy(s => s.Order).Select(SignatureOf)],
        Sha256 = Convert.ToHexStringLower(found.Sha256),
    };

    private static PublicSignature SignatureOf(Signatory signatory) => new(
        signatory.Role.ToString(),
        signatory.Role == SignatoryRole.LegalRepresentative ? Core.Enterprises.Identifiers.Mask.Name(signatory.DisplayName) : signatory.DisplayName,
        signatory.SignedAt);

    private static Verdict VerdictOf(SignatureRequestState state) => state switch
    {
        SignatureRequestState.Completed => Verdict.Valid,
        SignatureRequestState.Open => Verdict.Pending,
        _ => Verdict.Ended,
    };
}
