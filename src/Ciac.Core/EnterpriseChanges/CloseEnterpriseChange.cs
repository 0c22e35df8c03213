using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>Ends a change that does not take effect; the unit's data stay as they were.</summary>
public sealed class CloseEnterpriseChange(CiacDb db, ReviewCases reviews, TellOfChange tell, AuditTrail audit, TimeProvider clock)
{
    /// <summary>撤回 while it waits for the officer; while it waits for the seal the signing page does it.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(Caller caller, string number, CancellationToken ct)
    {
        var isOwn = await db.EnterpriseChanges.AnyAsync(c => c.Number == number && c.CredentialId == caller.CredentialId, ct);
        if (!isOwn) return EnterpriseChangeRefusals.NotFound;
        return await reviews.WithdrawAsync(number, ct) ? new Done() : EnterpriseChangeRefusals.TooLate;
    }

    /// <summary>The workflow's last step on every way that does not lead to the change.</summary>
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var change = await db.EnterpriseChanges.SingleAsync(c => c.Number == number, ct);
        if (change.IsOpen) await EndAsync(change, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What the officer is asked.</summary>
    public async Task<Review> AskOfficerAsync(string number, CancellationToken ct)
    {
        var change = await db.EnterpriseChanges.AsNoTracking().SingleAsync(c => c.Number == number, ct);
        var document = await db.SignatureRequests.Where(r => r.Id == change.SignatureRequestId).Select(r => r.DocumentId).SingleAsync(ct);
        var after = change.After;
        return await reviews.OpenAsync(
            new ReviewMatter(ReviewKind.Representative, number)
            {
                EnterpriseName = after.Name,
                Identifier = change.Identifier,
                RepresentativeName = after.RepresentativeName,
                RepresentativeDocumentNumber = after.RepresentativeDocumentNumber,
                DocumentId = document,
            },
            ct);
    }

    private async Task EndAsync(EnterpriseChange change, CancellationToken ct)
    {
        var request = await db.SignatureRequests.SingleAsync(r => r.Id == change.SignatureRequestId, ct);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Subject == change.Number, ct);
        var now = clock.GetUtcNow();
        change.End(StateOf(request.State, review?.Decision), review?.Reason ?? review?.ReasonCode?.ToString(), now);
        if (request.State == SignatureRequestState.Open)
        {
            request.State = change.State == EnterpriseChangeState.Expired ? SignatureRequestState.Expired : SignatureRequestState.Withdrawn;
            request.EndedAt = now;
        }

        audit.Record(new AuditEntry($"unit.{change.State.ToString().ToLowerInvariant()}")
        {
            Identifier = change.Identifier,
            Subject = change.Number,
            Detail = change.EndReason,
            DocumentId = request.DocumentId,
        });
        await db.SaveChangesAsync(ct);
        await tell.HandleAsync(change, ct);
    }

    // Its only signatory is the unit itself: who declines one's own change withdraws it.
    private static EnterpriseChangeState StateOf(SignatureRequestState request, ReviewDecision? review) => (request, review) switch
    {
        (SignatureRequestState.Withdrawn or SignatureRequestState.Declined, _) or (_, ReviewDecision.Withdrawn) => EnterpriseChangeState.Withdrawn,
        (_, ReviewDecision.Rejected) => EnterpriseChangeState.Refused,
        _ => EnterpriseChangeState.Expired,
    };
}
