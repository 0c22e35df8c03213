using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>启用: whoever enables a cancelled certificate has its key at hand. It comes back without any permission.</summary>
public sealed class EnableCertificate(CiacDb db, CertificateRows rows, ProveCertificate prove, AuditTrail audit, TellPeople tell)
{
    public async Task<Outcome<Credential>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } target) return found;
        return Refuse(caller, target) is { } refusal ? refusal : target;
    }

    public async Task<Outcome<Credential>> HandleAsync(Caller caller, Guid id, CertificateToken token, string browser, CancellationToken ct)
    {
        var found = await FindAsync(caller, id, ct);
        if (found.Value is not { } known) return found;
        var proof = await prove.HandleAsync(token, new ProofRequest(browser, ProofPurpose.Possession, caller.From), ct);
        if (proof.Value is not { Identity: var identity }) return proof.Refusal!;
        if (identity.UniqueId != known.UniqueId) return CertificateRefusals.OtherKey.With(identity.UniqueId);
        if (identity.SerialNumber != known.SerialNumber && identity.ValidFrom < known.ValidFrom) return AccountRefusals.Superseded;

        await using var transaction = await db.BeginAsync(ct);
        var locked = await rows.LockAsync(caller, id, ct);
        if (locked.Value is not { Target: var target } now) return locked.Refusal!;
        if (Refuse(now.Caller, target) is { } refusal) return refusal;
        (target.Status, target.Role) = (CredentialStatus.Active, HolderRole.Clerk);
        var changes = new AuditChanges().Add("Status", nameof(CredentialStatus.Cancelled), nameof(CredentialStatus.Active));
        audit.Record(caller.Entry("certificate.enabled") with { Subject = target.UniqueId, Detail = changes.ToString() });
        await db.SaveChangesAsync(ct);
        var news = target.Of("certificate.enabled").WithText("SMS_CERTIFICATE_ENABLED", target.CertificateName);
        await tell.HolderAsync(target.MailboxOf(caller), news, ct);
        await transaction.CommitAsync(ct);
        return target;
    }

    private static Refusal? Refuse(Caller caller, Credential target)
    {
        if (CertificateRights.Of(caller, target).CanEnable) return null;
        return caller.Administers ? CertificateRefusals.NotCancelled : CertificateRefusals.NotAllowed;
    }
}
