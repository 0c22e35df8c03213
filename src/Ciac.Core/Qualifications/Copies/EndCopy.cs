using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>How a copy ends, in the transaction that ends it: its state, the record, and the news to who asked for it. Who withdrew knows.</summary>
public sealed class EndCopy(CiacDb db, TellPeople tell, AuditTrail audit, TimeProvider clock)
{
    public async Task HandleAsync(QualificationCopy copy, CopyState state, AuditEntry entry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        copy.End(state, now);
        if (state == CopyState.Issued) copy.IssuedAt = now;
        var document = await db.SignatureRequests.Where(r => r.Id == copy.SignatureRequestId).Select(r => (Guid?)r.DocumentId).SingleOrDefaultAsync(ct);
        await RecordAsync(entry with { Identifier = copy.Identifier, Subject = copy.Number, DocumentId = document }, ct);
        if (state == CopyState.Withdrawn) return;
        var asked = await db.Credentials.Where(c => c.Id == copy.CredentialId).Select(c => c.UniqueId).SingleAsync(ct);
        var certificate = await db.Qualifications.Where(q => q.Id == copy.QualificationId).Select(q => q.CertificateNumber).SingleAsync(ct);
        var kind = copy.Kind == CopyKind.UseCopy ? "use-copy" : "approval-copy";
        var news = new News($"{kind}.{state.ToString().ToLowerInvariant()}", $"/qualifications/copies/{copy.Number}", copy.Number, certificate);
        await tell.HolderAsync(new Mailbox(asked, copy.Identifier), news, ct);
    }

    /// <summary>One line of the record, kept with what was changed so far.</summary>
    public Task RecordAsync(AuditEntry entry, CancellationToken ct)
    {
        audit.Record(entry);
        return db.SaveChangesAsync(ct);
    }
}
