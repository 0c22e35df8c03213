using System.Globalization;
using System.Security.Cryptography;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>Keeps a renewed document as its next revision, with the audit entry and the day of the next look. One of two who renewed the same revision keeps it.</summary>
public sealed class KeepRenewal(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task HandleAsync(LookedAt look, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.documents WHERE id = {look.DocumentId} FOR UPDATE", ct);
        if (await db.DocumentRevisions.AnyAsync(r => r.DocumentId == look.DocumentId && r.Number > look.Revision, ct)) return;
        var document = await db.Documents.SingleAsync(d => d.Id == look.DocumentId, ct);
        document.RenewAt = look.NextLook;
        if (look.Renewed is { } content) Add(document, content, look.Revision + 1);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private void Add(Document document, byte[] content, int number)
    {
        db.DocumentRevisions.Add(new DocumentRevision
        {
            DocumentId = document.Id,
            Number = number,
            Sha256 = SHA256.HashData(content),
            Content = content,
            CreatedAt = clock.GetUtcNow(),
        });
        audit.Record(new AuditEntry("document.stamp-renewed")
        {
            Identifier = document.OwnerIdentifier,
            Subject = document.Number,
            DocumentId = document.Id,
            Detail = number.ToString(CultureInfo.InvariantCulture),
        });
    }
}
