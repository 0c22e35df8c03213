using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>Opens and ends the review that an activation of a self-typed firm waits for.</summary>
public sealed class RepresentativeReviews(CiacDb db, AuditTrail audit, IWorkflowInbox inbox, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the review's id.</summary>
    public const string Stimulus = "Ciac.RepresentativeReview";

    public async Task<Guid> OpenAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == requestId, ct);
        var representative = request.Of(SignatoryRole.LegalRepresentative);
        var review = new RepresentativeReview
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Subject = request.Subject,
            EnterpriseName = request.Of(SignatoryRole.Enterprise).DisplayName,
            Identifier = request.OwnerIdentifier,
            RepresentativeName = representative.DisplayName,
            RepresentativeDocumentNumber = representative.ExpectedIdentity,
            DocumentId = request.DocumentId,
            Decision = ReviewDecision.Pending,
            CreatedAt = clock.GetUtcNow(),
            DueAt = ReviewDeadline.After(clock.GetUtcNow()),
        };
        db.RepresentativeReviews.Add(review);
        audit.Record(new AuditEntry("review.opened") { Identifier = request.OwnerIdentifier, Subject = request.Subject, DocumentId = request.DocumentId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return review.Id;
    }

    /// <summary>The unit gives up while it waits for the officer. False when there is nothing to withdraw.</summary>
    public async Task<bool> WithdrawAsync(string subject, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var review = await db.RepresentativeReviews
            .FromSql($"SELECT * FROM ciac.representative_reviews WHERE subject = {subject} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (review is not { Decision: ReviewDecision.Pending }) return false;
        review.Decision = ReviewDecision.Withdrawn;
        review.DecidedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(StimulusOf(review), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task ExpireAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var subject = await db.SignatureRequests.Where(r => r.Id == requestId).Select(r => r.Subject).SingleAsync(ct);
        var review = await db.RepresentativeReviews.SingleAsync(r => r.Subject == subject, ct);
        review.Decision = ReviewDecision.Expired;
        review.DecidedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    internal static SendStimulus StimulusOf(RepresentativeReview review) =>
        new(Stimulus, new { Review = review.Id.ToString() })
        {
            Key = $"review:{review.Id:N}",
            Input = new Dictionary<string, object?> { ["outcome"] = review.Decision.ToString() },
        };
}
