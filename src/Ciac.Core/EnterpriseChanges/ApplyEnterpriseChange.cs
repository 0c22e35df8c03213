using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>
/// The moment of effect: the unit's data become what the sealed form says, unless what it says of the time before or of the
/// certificate that sealed it has become untrue (invariant 3). Who is no longer the legal representative loses that role with it.
/// </summary>
public sealed class ApplyEnterpriseChange(CiacDb db, VerifyEvidence evidence, TellOfChange tell, AuditTrail audit, TimeProvider clock)
{
    public async Task<EnterpriseChangeState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var change = await db.EnterpriseChanges.SingleAsync(c => c.Number == number, ct);
        if (change.IsOpen) await DecideAsync(change, ct);
        await transaction.CommitAsync(ct);
        return change.State;
    }

    private async Task DecideAsync(EnterpriseChange change, CancellationToken ct)
    {
        await evidence.RequireAsync(change.SignatureRequestId!.Value, ct);
        // Another change of this unit, and whoever changes a certificate of it, waits here; the later one sees the earlier.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.enterprises WHERE identifier = {change.Identifier} FOR UPDATE", ct);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Identifier == change.Identifier, ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.credentials WHERE enterprise_id = {enterprise.Id} ORDER BY id FOR UPDATE", ct);
        var isTrue = UnitData.Of(enterprise) == change.Before && await MaySealAsync(change, ct);
        if (isTrue) await TakeEffectAsync(change, enterprise, ct);
        change.End(isTrue ? EnterpriseChangeState.Changed : EnterpriseChangeState.Overtaken, null, clock.GetUtcNow());
        audit.Record(new AuditEntry(isTrue ? "unit.changed" : "unit.overtaken")
        {
            CredentialUniqueId = await db.Credentials.Where(c => c.Id == change.CredentialId).Select(c => c.UniqueId).SingleAsync(ct),
            Identifier = change.Identifier,
            Subject = change.Number,
            Detail = isTrue ? UnitFields.Line(change.Before, change.After).ToString() : null,
            DocumentId = await db.SignatureRequests.Where(r => r.Id == change.SignatureRequestId).Select(r => (Guid?)r.DocumentId).SingleAsync(ct),
        });
        await db.SaveChangesAsync(ct);
        await tell.HandleAsync(change, ct);
    }

    private Task<bool> MaySealAsync(EnterpriseChange change, CancellationToken ct)
    {
        var name = change.After.Name;
        return db.Credentials.AnyAsync(
            c => c.Id == change.CredentialId && c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk && c.CertificateName == name, ct);
    }

    private async Task TakeEffectAsync(EnterpriseChange change, Enterprise enterprise, CancellationToken ct)
    {
        enterprise.Take(change.After);
        var representatives = await db.Credentials
            .Where(c => c.EnterpriseId == enterprise.Id && c.Role == HolderRole.LegalRepresentative && c.Status == CredentialStatus.Active)
            .ToListAsync(ct);
        foreach (var credential in representatives.Where(c => !HolderChange.IsRepresentative(enterprise, c.HolderName, c.HolderDocumentNumber)))
        {
            var before = credential.Role;
            credential.Role = HolderChange.RoleWithout(credential);
            audit.Record(new AuditEntry("certificate.edited")
            {
                Identifier = change.Identifier,
                Subject = credential.UniqueId,
                Detail = new AuditChanges().Add("Role", before.ToString(), credential.Role.ToString()).ToString(),
            });
        }
    }
}
