using Ciac.Core.Storage;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// Orders a look at documents whose timestamp may have to be renewed, one bounded batch at a time. Ordered is also postponed by a
/// day: two nodes never order the same one, and what could not be done is ordered again the next night.
/// </summary>
public sealed class QueueRenewals(CiacDb db, IOutbox outbox, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>True when there may be more.</summary>
    public async Task<bool> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = now + Again;
        await using var transaction = await db.BeginAsync(ct);
        var due = await db.Database.SqlQuery<Guid>($"""
            UPDATE ciac.documents SET renew_at = {next}
            WHERE id IN (SELECT id FROM ciac.documents WHERE renew_at <= {now} ORDER BY renew_at LIMIT {Batch} FOR UPDATE SKIP LOCKED)
            RETURNING id
            """).ToListAsync(ct);
        var latest = db.DocumentRevisions.Where(r => due.Contains(r.DocumentId)).GroupBy(r => r.DocumentId, (id, revisions) => new { Id = id, Number = revisions.Max(r => r.Number) });
        foreach (var document in await latest.ToListAsync(ct))
        {
            var order = new RenewTimestamp.Order(document.Id, document.Number);
            await outbox.AddAsync(new OutboxMessage(RenewTimestamp.MessageKind, $"renew:{document.Id:N}:{next.UtcTicks}", order), ct);
        }

        await transaction.CommitAsync(ct);
        return due.Count == Batch;
    }
}
