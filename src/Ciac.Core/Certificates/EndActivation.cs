using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Ends an activation that does not take effect; the unit stays as it was.</summary>
public sealed class EndActivation(CiacDb db, EndSignatureRequest end, ReviewCases reviews, AuditTrail audit, TimeProvider clock)
{
    /// <summary>撤回: possible until the last party has signed.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(Caller caller, CancellationToken ct)
    {
        var activation = await db.Activations.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UniqueId == caller.UniqueId && a.EndedAt == null, ct);
        if (activation is null) return CertificateRefusals.NothingOpen;
        if (activation.State == ActivationState.Draft) return await DiscardAsync(activation.Id, ct);
        if (activation.SignatureRequestId is not { } request) return CertificateRefusals.TooLateToWithdraw;

        var withdrawn = await end.WithdrawAsync(new SigningAccess.Owner(caller, request), ct);
        if (withdrawn.Refusal is null || await reviews.WithdrawAsync(activation.Number, ct)) return new Done();
        return CertificateRefusals.TooLateToWithdraw;
    }

    /// <summary>The workflow's last step on every way that does not lead to activation.</summary>
    public async Task CloseAsync(string number, CancellationToken ct)
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
        await transaction.CommitAsync(ct);
    }

    private async Task<Outcome<Done>> DiscardAsync(Guid id, CancellationToken ct)
    {
        await db.Activations.Where(a => a.Id == id && a.State == ActivationState.Draft).ExecuteDeleteAsync(ct);
        return new Done();
    }

    private static (ActivationState State, string? Reason) Why(SignatureRequest request, Review? review) => (request.State, review?.Decision) switch
    {
        (SignatureRequestState.Declined, _) => (ActivationState.Declined, request.DeclineReason),
        (SignatureRequestState.Withdrawn, _) or (_, ReviewDecision.Withdrawn) => (ActivationState.Withdrawn, null),
        (_, ReviewDecision.Rejected) => (ActivationState.Rejected, review!.Reason),
        _ => (ActivationState.Expired, null),
    };
}
