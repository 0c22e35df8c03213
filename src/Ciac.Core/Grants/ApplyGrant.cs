using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>
/// The moment of effect: the clerk's set of items is replaced as a whole, unless what the signed form says of the time before,
/// of the clerk or of the grantor has become untrue (invariants 2 and 3).
/// </summary>
public sealed class ApplyGrant(CiacDb db, VerifyEvidence evidence, AfterGrant after, AuditTrail audit, TimeProvider clock)
{
    public async Task<GrantState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var grant = await db.Grants.SingleAsync(g => g.Number == number, ct);
        if (grant.IsOpen) await DecideAsync(grant, ct);
        await transaction.CommitAsync(ct);
        return grant.State;
    }

    private async Task DecideAsync(Grant grant, CancellationToken ct)
    {
        await evidence.RequireAsync(grant.SignatureRequestId!.Value, ct);
        // Cancelling, a change of role and another grant of the same clerk wait here; the later one sees the earlier.
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM ciac.credentials WHERE id IN ({grant.GranteeId}, {grant.GrantorId ?? grant.GranteeId}) ORDER BY id FOR UPDATE", ct);
        await db.Entry(grant).ReloadAsync(ct);
        if (!grant.IsOpen) return;
        var rights = await db.ClerkRights.SingleOrDefaultAsync(r => r.CredentialId == grant.GranteeId, ct);
        var isTrue = (rights?.Version ?? 0) == grant.RightsVersion && await MayTakeAsync(grant, ct) && await MayGiveAsync(grant, ct);
        if (isTrue) Give(grant, rights);
        grant.End(isTrue ? GrantState.Granted : GrantState.Overtaken, null, clock.GetUtcNow());
        audit.Record(new AuditEntry(isTrue ? "grant.done" : "grant.overtaken")
        {
            CredentialUniqueId = await db.Credentials.Where(c => c.Id == grant.GranteeId).Select(c => c.UniqueId).SingleAsync(ct),
            Identifier = grant.Identifier,
            Subject = grant.Number,
            DocumentId = await db.SignatureRequests.Where(r => r.Id == grant.SignatureRequestId).Select(r => (Guid?)r.DocumentId).SingleAsync(ct),
        });
        await db.SaveChangesAsync(ct);
        await after.HandleAsync(grant, ct);
    }

    private void Give(Grant grant, ClerkRights? rights)
    {
        if (rights is null) db.ClerkRights.Add(rights = new ClerkRights { CredentialId = grant.GranteeId, Version = 0 });
        rights.Version++;
        rights.GrantId = grant.Id;
    }

    private Task<bool> MayTakeAsync(Grant grant, CancellationToken ct) => db.Credentials.AnyAsync(
        c => c.Id == grant.GranteeId && c.Status == CredentialStatus.Active && c.Role == HolderRole.Clerk, ct);

    // A grantor who was cancelled or demoted meanwhile grants nothing any more; a remote signer must still be the representative.
    private async Task<bool> MayGiveAsync(Grant grant, CancellationToken ct)
    {
        if (grant.GrantorId is { } grantor)
            return await db.Credentials.AnyAsync(c => c.Id == grantor && c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk, ct);
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == grant.Identifier, ct);
        var signatories = await db.SignatureRequests.AsNoTracking().Where(r => r.Id == grant.SignatureRequestId).SelectMany(r => r.Signatories).ToListAsync(ct);
        return signatories.Exists(s => s.Role == SignatoryRole.LegalRepresentative && s.ExpectedIdentity == enterprise.RepresentativeDocumentNumber);
    }
}
