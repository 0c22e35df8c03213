using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>启用: whoever enables a cancelled certificate has its key at hand. It comes back without any permission.</summary>
public sealed class EnableCertificate(CiacDb db, CertificateRows rows, ProveKnownKey key, AuditTrail audit, TellPeople tell)
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
        var request = new ProofRequest(browser, ProofPurpose.Possession, caller.From);
        if (await key.RefuseAsync(token, request, known, ct) is { } unproven) return unproven;

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
