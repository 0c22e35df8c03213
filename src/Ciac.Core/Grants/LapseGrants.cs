using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>
/// Whoever is no longer main, or is cancelled, grants nothing that is not in force yet; whoever became main needs no items,
/// and a cancelled clerk's requests end at once instead of waiting out their time.
/// </summary>
public sealed class LapseGrants(CiacDb db, EndSignatureRequest end, EndAsk asks, AuditTrail audit, TimeProvider clock) : IAfterMainSwap, IAfterCancel
{
    public Task HandleAsync(Guid oldId, Guid newId, CancellationToken ct) => LapseAsync(oldId, newId, ct);

    public Task HandleAsync(Guid credentialId, CancellationToken ct) => LapseAsync(credentialId, credentialId, ct);

    private async Task LapseAsync(Guid grantorId, Guid granteeId, CancellationToken ct)
    {
        await asks.OvertakenAsync(granteeId, ct);
        var open = await db.Grants
            .FromSql($"SELECT * FROM ciac.grants WHERE ended_at IS NULL AND (grantor_id = {grantorId} OR grantee_id = {granteeId}) ORDER BY id FOR UPDATE")
            .ToListAsync(ct);
        foreach (var grant in open)
        {
            grant.End(GrantState.Overtaken, null, clock.GetUtcNow());
            audit.Record(new AuditEntry("grant.overtaken") { Identifier = grant.Identifier, Subject = grant.Number });
        }

        await db.SaveChangesAsync(ct);
        foreach (var request in open.Select(g => g.SignatureRequestId).OfType<Guid>()) await end.LapseAsync(request, ct);
    }
}
