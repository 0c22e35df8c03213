using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>A certificate of the caller's unit, and the caller as the tables know it at this instant.</summary>
public sealed record LockedCertificate(Credential Target, Caller Caller);

/// <summary>Finds certificates of the caller's own unit: a foreign one is answered like one that does not exist (invariant 4).</summary>
public sealed class CertificateRows(CiacDb db)
{
    /// <summary>All of the caller's unit.</summary>
    public IQueryable<Credential> OfUnit(Caller caller) => db.Credentials
        .Where(c => db.Credentials.Any(own => own.Id == caller.CredentialId && own.EnterpriseId == c.EnterpriseId));

    /// <summary>To be shown: any for who administers the unit, the own one for a clerk.</summary>
    public async Task<Outcome<Credential>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await OfUnit(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (found is null) return CertificateRefusals.NotFound;
        return caller.Administers || found.Id == caller.CredentialId ? found : CertificateRefusals.NotAllowed;
    }

    /// <summary>
    /// To be changed, inside the caller's transaction: both rows are locked, always in the same order, and the caller's role
    /// is read again, so that of two who cancel each other the second one is no longer allowed to.
    /// </summary>
    public async Task<Outcome<LockedCertificate>> LockAsync(Caller caller, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.credentials WHERE id IN ({id}, {caller.CredentialId}) ORDER BY id FOR UPDATE", ct);
        db.ChangeTracker.Clear();
        var own = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caller.CredentialId && c.Status == CredentialStatus.Active, ct);
        if (own is null) return CertificateRefusals.NotAllowed;
        var target = await db.Credentials.SingleOrDefaultAsync(c => c.Id == id && c.EnterpriseId == own.EnterpriseId, ct);
        return target is null ? CertificateRefusals.NotFound : new LockedCertificate(target, caller with { Role = own.Role, IsMain = own.IsMain });
    }
}
