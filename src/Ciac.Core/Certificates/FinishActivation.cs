using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The workflow's last step on every way that does not lead to activation.</summary>
public sealed class FinishActivation(CiacDb db, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var activation = await db.Activations.SingleAsync(a => a.Number == number, ct);
        var request = await db.SignatureRequests.SingleAsync(r => r.Id == activation.SignatureRequestId, ct);
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Subject == number, ct);
        var (state, reason) = Why(request, review);
        activation.End(state, reason, clock.GetUtcNow());
        audit.Record(new AuditEntry($"activation.{state.ToString().ToLowerInvariant()}")
        {
            CredentialUniqueId = activation.UniqueId,
            Identifier = activation.Identifier,
            Subject = number,
            Detail = reason,
            DocumentId = request.DocumentId,
        });
        if (request.State == SignatureRequestState.Open)
        {
            request.State = state == ActivationState.Expired ? SignatureRequestState.Expired : SignatureRequestState.Withdrawn;
            request.EndedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        await tell.HolderAsync(activation.Mailbox, activation.News, ct);
        await transaction.CommitAsync(ct);
    }

    private static (ActivationState State, string? Reason) Why(SignatureRequest request, Review? review) => (request.State, review?.Decision) switch
    {
        (SignatureRequestState.Declined, _) => (ActivationState.Declined, request.DeclineReason),
        (SignatureRequestState.Withdrawn, _) or (_, ReviewDecision.Withdrawn) => (ActivationState.Withdrawn, null),
        (_, ReviewDecision.Rejected) => (ActivationState.Rejected, review!.Reason),
        _ => (ActivationState.Expired, null),
    };
}
