using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>How many signature requests wait for somebody at the caller's desk: the number in the header.</summary>
public sealed class PendingSignatures(CiacDb db, TimeProvider clock)
{
    public Task<int> CountAsync(Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return caller.UniqueId is null ? Task.FromResult(0) : db.SignatureRequests.CountAsync(
            r => r.OwnerUniqueId == caller.UniqueId && r.State == SignatureRequestState.Open && r.ExpiresAt > now
                && r.Signatories.Any(s => s.SignedAt == null && s.Role != SignatoryRole.Platform), ct);
    }
}
