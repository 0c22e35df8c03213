using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>A certificate changed or ended: nobody is asked any more to check or seal what it said before. A part of the change's own transaction.</summary>
public sealed class LapseCopies(CiacDb db, EndSignatureRequest requests, ConfirmCopy confirm)
{
    public async Task HandleAsync(Guid qualificationId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var qualification = await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == qualificationId, ct);
        var running = await db.QualificationCopies.AsNoTracking()
            .Where(c => c.QualificationId == qualificationId && c.State == CopyState.Running && (qualification.EndedAt != null || c.Version != qualification.CurrentVersion))
            .Select(c => new { c.Number, c.SignatureRequestId }).ToListAsync(ct);
        foreach (var copy in running)
        {
            if (copy.SignatureRequestId is { } request) await requests.LapseAsync(request, ct);
            else await confirm.LapseAsync(copy.Number, ct);
        }

        await transaction.CommitAsync(ct);
    }
}
