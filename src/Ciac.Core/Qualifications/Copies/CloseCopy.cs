using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>The workflow's last step on every way that does not lead to a copy: nothing of it is handed out.</summary>
public sealed class CloseCopy(CiacDb db, CopyStands stands, EndCopy end, TimeProvider clock)
{
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var copy = await stands.LockAsync(number, ct);
        if (copy.IsOpen) await EndAsync(copy, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndAsync(QualificationCopy copy, CancellationToken ct)
    {
        var request = await db.SignatureRequests.SingleAsync(r => r.Id == copy.SignatureRequestId, ct);
        var state = await stands.AskAsync(copy, ct) ? StateOf(request.State) : CopyState.Overtaken;
        if (request.State == SignatureRequestState.Open)
        {
            request.State = state == CopyState.Expired ? SignatureRequestState.Expired : SignatureRequestState.Withdrawn;
            request.EndedAt = clock.GetUtcNow();
        }

        await end.HandleAsync(copy, state, new AuditEntry($"copy.{state.ToString().ToLowerInvariant()}"), ct);
    }

    // The only person who signs is the unit itself: who declines one's own copy withdraws it.
    private static CopyState StateOf(SignatureRequestState request) =>
        request is SignatureRequestState.Withdrawn or SignatureRequestState.Declined ? CopyState.Withdrawn : CopyState.Expired;
}
