using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>What the officer chose; null when nothing was.</summary>
public sealed record ReviewAnswer(Guid ReviewId, ReviewDecision? Decision)
{
    public ReviewReason? ReasonCode { get; init; }
    public string? Reason { get; init; }
}

/// <summary>The officer's word: confirmed, returned or rejected with a reason; the flow that waits goes on or ends.</summary>
public sealed class DecideReview(CiacDb db, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Longest free text, in characters.</summary>
    public const int LongestReason = 200;

    public async Task<Outcome<Review>> HandleAsync(Caller caller, ReviewAnswer answer, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        if (answer.Decision is not (ReviewDecision.Confirmed or ReviewDecision.Returned or ReviewDecision.Rejected))
            return ReviewRefusals.DecisionMissing.For("Decision");
        var decision = answer.Decision.Value;
        var reason = (answer.Reason ?? "").Trim();
        if (RefuseReason(answer, reason) is { } wrong) return wrong;

        await using var transaction = await db.BeginAsync(ct);
        var review = await db.Reviews.FromSql($"SELECT * FROM ciac.reviews WHERE id = {answer.ReviewId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (review is null) return ReviewRefusals.NotFound;
        if (review.Decision != ReviewDecision.Pending) return ReviewRefusals.Decided;
        if (review.ClaimedBy != caller.StaffId) return review.ClaimedBy is null ? ReviewRefusals.NotClaimed : ReviewRefusals.ClaimedByOther;
        // What was signed electronically cannot be corrected: it would be signed anew.
        if (decision == ReviewDecision.Returned && review.Kind == ReviewKind.Representative) return ReviewRefusals.DecisionMissing.For("Decision");

        review.End(decision, clock.GetUtcNow());
        (review.ReasonCode, review.DecidedBy) = (decision == ReviewDecision.Confirmed ? null : answer.ReasonCode, caller.StaffId);
        review.Reason = reason.Length == 0 ? null : reason;
        audit.Record(review.Entry(caller, $"review.{decision.ToString().ToLowerInvariant()}") with { Detail = review.Reason ?? review.ReasonCode?.ToString() });
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(ReviewCases.StimulusOf(review), ct);
        await transaction.CommitAsync(ct);
        return review;
    }

    private static Refusal? RefuseReason(ReviewAnswer answer, string reason)
    {
        if (reason.Length > LongestReason) return ReviewRefusals.ReasonTooLong.With(LongestReason).For("Reason");
        var needsReason = answer.Decision != ReviewDecision.Confirmed && answer.ReasonCode is null or ReviewReason.Other;
        return needsReason && answer.Decision != ReviewDecision.Confirmed && reason.Length == 0 ? ReviewRefusals.ReasonMissing.For("Reason") : null;
    }
}

/// <summary>Lines of the audit record about what an officer does with a review.</summary>
internal static class ReviewLines
{
    public static AuditEntry Entry(this Review review, Caller caller, string action) => new(action)
    {
        Actor = $"staff:{caller.StaffId}",
        Identifier = review.Identifier,
        Subject = review.Subject,
        DocumentId = review.DocumentId,
        Address = caller.From.Address,
        UserAgent = caller.From.UserAgent,
    };
}
