using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>The tickets of seals: a confirmation is kept, and its value is checked and put into the document by the outbox.</summary>
public sealed class LicenceSealTickets(CiacDb db, IOutbox outbox, AuditTrail audit, TimeProvider clock) : ITicketHolder
{
    public async Task<HeldTicket?> FindAsync(string ticket, CancellationToken ct)
    {
        var seal = await db.LicenceSeals.AsNoTracking().SingleOrDefaultAsync(s => s.Ticket == ticket, ct);
        return seal is null ? null : new HeldTicket(seal.Number, seal.IsOpenAt(clock.GetUtcNow()));
    }

    public async Task TakeAsync(HeldTicket held, LicenceCallback callback, CancellationToken ct)
    {
        var seal = await db.LockLicenceSealAsync(held.Number, ct);
        var now = clock.GetUtcNow();
        // Of two confirmations that come at once the first counts.
        if (!seal.IsOpenAt(now)) return;
        switch (callback.Kind)
        {
            case LicenceCallback.Scanned:
                seal.State = LicenceSealState.Scanned;
                break;
            case LicenceCallback.Refused:
                seal.End(LicenceSealState.Declined, now);
                await RecordAsync(seal, "signature.scan-declined", ct);
                break;
            default:
                seal.State = LicenceSealState.Confirmed;
                await outbox.AddAsync(
                    new OutboxMessage(FinishLicenceSeal.MessageKind, $"licence-seal:{seal.Number}", new FinishLicenceSeal.Order(seal.Number, callback.EventId)), ct);
                break;
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task RecordAsync(LicenceSeal seal, string action, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().SingleAsync(r => r.Id == seal.RequestId, ct);
        audit.Record(new AuditEntry(action)
        {
            Actor = "licence platform",
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            DocumentId = request.DocumentId,
        });
    }
}
