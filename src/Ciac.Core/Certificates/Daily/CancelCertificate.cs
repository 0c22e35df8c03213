using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>注销: a sub-certificate signs in no more. Its role and its sessions end at once, so that nothing of them comes back by itself.</summary>
public sealed class CancelCertificate(CiacDb db, CertificateRows rows, AuditTrail audit, AfterCancel after, TimeProvider clock)
{
    public async Task<Outcome<Credential>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } target) return found;
        return Refuse(caller, target) is { } refusal ? refusal : target;
    }

    public async Task<Outcome<Credential>> HandleAsync(Caller caller, Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var locked = await rows.LockAsync(caller, id, ct);
        if (locked.Value is not { Target: var target } now) return locked.Refusal!;
        if (Refuse(now.Caller, target) is { } refusal) return refusal;

        var before = target.Role;
        (target.Status, target.Role) = (CredentialStatus.Cancelled, HolderRole.Clerk);
        var changes = new AuditChanges()
            .Add("Status", nameof(CredentialStatus.Active), nameof(CredentialStatus.Cancelled))
            .Add("Role", before.ToString(), target.Role.ToString());
        audit.Record(caller.Entry("certificate.cancelled") with { Subject = target.UniqueId, Detail = changes.ToString() });
        await db.SaveChangesAsync(ct);
        var at = clock.GetUtcNow();
        await db.Sessions.Where(s => s.UniqueId == target.UniqueId && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, at), ct);
        await after.HandleAsync(caller, target, ct);
        await transaction.CommitAsync(ct);
        return target;
    }

    private static Refusal? Refuse(Caller caller, Credential target) => target switch
    {
        _ when CertificateRights.Of(caller, target).CanCancel => null,
        _ when !caller.Administers => CertificateRefusals.NotAllowed,
        { IsMain: true } => CertificateRefusals.MainStays,
        _ when target.Id == caller.CredentialId => CertificateRefusals.OwnStays,
        { Status: not CredentialStatus.Active } => CertificateRefusals.AlreadyCancelled,
        _ => CertificateRefusals.NotAllowed,
    };
}
