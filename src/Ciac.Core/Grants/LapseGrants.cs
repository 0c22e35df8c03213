using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Whoever is no longer main grants nothing that is not in force yet, and whoever became main needs no items.</summary>
public sealed class LapseGrants(CiacDb db, EndSignatureRequest end, AuditTrail audit, TimeProvider clock) : IAfterMainSwap
{
    public async Task HandleAsync(Guid oldId, Guid newId, CancellationToken ct)
    {
        var open = await db.Grants
            .FromSql($"SELECT * FROM ciac.grants WHERE ended_at IS NULL AND (grantor_id = {oldId} OR grantee_id = {newId}) ORDER BY id FOR UPDATE")
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
