using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>What the officer chose; null when nothing was.</summary>
public sealed record RepresentativeDecision(Guid ReviewId, bool? Confirm, string? Reason);

/// <summary>The officer's word: confirmed or rejected with a reason; the waiting activation goes on or ends.</summary>
public sealed class DecideRepresentative(CiacDb db, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<List<RepresentativeReview>>> PendingAsync(Caller caller, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        return await db.RepresentativeReviews.AsNoTracking()
            .Where(r => r.Decision == ReviewDecision.Pending)
            .OrderBy(r => r.CreatedAt)
            .Take(100)
            .ToListAsync(ct);
    }

    /// <summary>One review with the whole document number: the look is audited (identity.md §5.5).</summary>
    public async Task<Outcome<RepresentativeReview>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        var review = await db.RepresentativeReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (review is null) return ReviewRefusals.NotFound;
        audit.Record(new AuditEntry("review.looked")
        {
            Actor = $"staff:{caller.StaffId}",
            Identifier = review.Identifier,
            Subject = review.Subject,
            DocumentId = review.DocumentId,
            Address = caller.From.Address,
            UserAgent = caller.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return review;
    }

    public async Task<Outcome<RepresentativeReview>> HandleAsync(Caller caller, RepresentativeDecision decision, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        if (decision.Confirm is not { } confirm) return ReviewRefusals.DecisionMissing.For("Decision");
        var reason = (decision.Reason ?? "").Trim();
        if (!confirm && reason.Length == 0) return ReviewRefusals.ReasonMissing.For("Reason");

        await using var transaction = await db.BeginAsync(ct);
        var review = await db.RepresentativeReviews
            .FromSql($"SELECT * FROM ciac.representative_reviews WHERE id = {decision.ReviewId} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (review is null) return ReviewRefusals.NotFound;
        if (review.Decision != ReviewDecision.Pending) return ReviewRefusals.Decided;

        review.Decision = confirm ? ReviewDecision.Confirmed : ReviewDecision.Rejected;
        review.Reason = reason.Length == 0 ? null : reason;
        review.DecidedBy = caller.StaffId;
        review.DecidedAt = clock.GetUtcNow();
        audit.Record(new AuditEntry($"review.{review.Decision.ToString().ToLowerInvariant()}")
        {
            Actor = $"staff:{caller.StaffId}",
            Identifier = review.Identifier,
            Subject = review.Subject,
            Detail = review.Reason,
            DocumentId = review.DocumentId,
            Address = caller.From.Address,
            UserAgent = caller.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(RepresentativeReviews.StimulusOf(review), ct);
        await transaction.CommitAsync(ct);
        return review;
    }
}
