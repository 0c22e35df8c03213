using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>The moment from which a copy can be downloaded: every seal verifies, and the certificate is still the one it says.</summary>
public sealed class IssueCopy(CiacDb db, VerifyEvidence evidence, CopyStands stands, EndCopy end, TimeProvider clock)
{
    public async Task<CopyState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var copy = await stands.LockAsync(number, ct);
        if (copy.IsOpen) await DecideAsync(copy, ct);
        await transaction.CommitAsync(ct);
        return copy.State;
    }

    private async Task DecideAsync(QualificationCopy copy, CancellationToken ct)
    {
        await evidence.RequireAsync(copy.SignatureRequestId!.Value, ct);
        var isTrue = await stands.AskAsync(copy, ct);
        if (isTrue && copy.Kind == CopyKind.ApprovalCopy)
        {
            var version = await db.QualificationVersions.SingleAsync(v => v.QualificationId == copy.QualificationId && v.Number == copy.Version, ct);
            version.CollectedAt ??= clock.GetUtcNow();
        }

        await end.HandleAsync(copy, isTrue ? CopyState.Issued : CopyState.Overtaken, new AuditEntry(isTrue ? "copy.issued" : "copy.overtaken"), ct);
    }
}
