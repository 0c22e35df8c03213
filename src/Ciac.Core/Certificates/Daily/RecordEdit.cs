using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>Keeps an edited certificate: saved, written into the record, told to its holder; nothing when nothing changed.</summary>
public sealed class RecordEdit(CiacDb db, AuditTrail audit, TellPeople tell)
{
    public async Task HandleAsync(Caller caller, Credential target, AuditChanges changes, CancellationToken ct)
    {
        if (changes.Any) audit.Record(caller.Entry("certificate.edited") with { Subject = target.UniqueId, Detail = changes.ToString() });
        await db.SaveChangesAsync(ct);
        // Who edits the own certificate knows it.
        if (changes.Any && target.Id != caller.CredentialId) await tell.HolderAsync(target.MailboxOf(caller), target.Of("certificate.edited"), ct);
    }
}
