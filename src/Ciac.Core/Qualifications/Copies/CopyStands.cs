using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>
/// Whether what a copy is about to say is still so. The certificate's row is locked until the transaction ends: a change of it waits,
/// and every step of its copies sees the ones before.
/// </summary>
public sealed class CopyStands(CiacDb db, CopyRights rights)
{
    public async Task<QualificationCopy> LockAsync(string number, CancellationToken ct)
    {
        var id = await db.QualificationCopies.Where(c => c.Number == number).Select(c => c.QualificationId).SingleAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.qualifications WHERE id = {id} FOR UPDATE", ct);
        return await db.QualificationCopies.SingleAsync(c => c.Number == number, ct);
    }

    /// <summary>Its version is the one that counts; who seals a use copy may still do so.</summary>
    public async Task<bool> AskAsync(QualificationCopy copy, CancellationToken ct)
    {
        var qualification = await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct);
        if (qualification.IsEnded || qualification.CurrentVersion != copy.Version) return false;
        return copy.Kind == CopyKind.ApprovalCopy || await rights.HoldsAsync(copy.CredentialId, ct);
    }

    /// <summary>Before the authority seals: nobody is given a seal for what is history already.</summary>
    public async Task<bool> AskAsync(string number, CancellationToken ct) =>
        await AskAsync(await db.QualificationCopies.AsNoTracking().SingleAsync(c => c.Number == number, ct), ct);
}
