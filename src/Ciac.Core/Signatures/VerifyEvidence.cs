using Ciac.Core.Storage;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// Invariant 3: before anything takes effect, every signature over the very document is verified once more, from its
/// bytes. Revocation was asked when each one signed; here nothing is asked outside, a transaction is open.
/// </summary>
public sealed class VerifyEvidence(CiacDb db, SignatureRequests requests, TrustStore trust, TimeProvider clock)
{
    public async Task RequireAsync(Guid requestId, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == requestId, ct);
        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var report = await new PadesVerifier(trust, revocation: null, clock).VerifyAsync(latest.Content, ct);
        var holding = report.Signatures.Where(s => s is { Intact: true, Trusted: true }).Select(s => s.Field).ToHashSet(StringComparer.Ordinal);
        var missing = request.Signatories.Where(s => s.SignedAt is null || !holding.Contains(s.FieldName)).Select(s => s.FieldName).ToList();
        // Never a refusal: the person did nothing wrong. It becomes an incident that an administrator sees.
        if (missing.Count > 0 || !report.Intact)
            throw new InvalidOperationException($"Document {request.DocumentId} does not verify: {string.Join(", ", missing)} {report.Unreadable}");
    }
}
