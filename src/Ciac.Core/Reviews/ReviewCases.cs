using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>What a flow asks an officer about.</summary>
public sealed record ReviewMatter(ReviewKind Kind, string Subject)
{
    public required string EnterpriseName { get; init; }
    public required string Identifier { get; init; }
    public required string RepresentativeName { get; init; }
    public required string RepresentativeDocumentNumber { get; init; }
    public Guid? DocumentId { get; init; }
}

/// <summary>Opens, escalates and ends the reviews that flows wait for.</summary>
public sealed class ReviewCases(CiacDb db, AuditTrail audit, IWorkflowInbox inbox, ReadCalendar calendar, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the review's id.</summary>
    public const string Stimulus = "Ciac.RepresentativeReview";

    public async Task<Review> OpenRepresentativeAsync(Guid requestId, CancellationToken ct)
    {
        var request = await db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == requestId, ct);
        var representative = request.Of(SignatoryRole.LegalRepresentative);
        return await OpenAsync(
            new ReviewMatter(ReviewKind.Representative, request.Subject)
            {
                EnterpriseName = request.Of(SignatoryRole.Enterprise).DisplayName,
                Identifier = request.OwnerIdentifier,
                RepresentativeName = representative.DisplayName,
                RepresentativeDocumentNumber = representative.ExpectedIdentity,
                DocumentId = request.DocumentId,
            },
            ct);
    }

    public async Task<Review> OpenAsync(ReviewMatter matter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = (await calendar.HandleAsync(ct)).Due(now);
        await using var transaction = await db.BeginAsync(ct);
        var review = new Review
        {
            Id = Guid.CreateVersion7(now),
            Kind = matter.Kind,
            Subject = matter.Subject,
            EnterpriseName = matter.EnterpriseName,
            Identifier = matter.Identifier,
            RepresentativeName = matter.RepresentativeName,
            RepresentativeDocumentNumber = matter.RepresentativeDocumentNumber,
            DocumentId = matter.DocumentId,
            Decision = ReviewDecision.Pending,
            CreatedAt = now,
            DueAt = due,
        };
        db.Reviews.Add(review);
        Record(review, "review.opened");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return review;
    }

    /// <summary>The unit gives up while it waits for the officer. False when there is nothing to withdraw.</summary>
    public async Task<bool> WithdrawAsync(string subject, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var review = await db.Reviews
            .FromSql($"SELECT * FROM ciac.reviews WHERE subject = {subject} AND decision = 'Pending' FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (review is not null)
        {
            review.End(ReviewDecision.Withdrawn, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await inbox.SendAsync(StimulusOf(review), ct);
        }

        // Also with nothing done: this may be a part of a larger transaction, which would be lost without it.
        await transaction.CommitAsync(ct);
        return review is not null;
    }

    /// <summary>Nobody decided in time: the officers' list says so, once. Null when it was decided meanwhile.</summary>
    public Task<Review?> EscalateAsync(string subject, CancellationToken ct) => WhilePendingAsync(subject, review =>
    {
        if (review.EscalatedAt is not null) return;
        review.EscalatedAt = clock.GetUtcNow();
        Record(review, "review.escalated");
    }, ct);

    public Task<Review?> ExpireAsync(string subject, CancellationToken ct) =>
        WhilePendingAsync(subject, review => review.End(ReviewDecision.Expired, clock.GetUtcNow()), ct);

    /// <summary>The business object that a signature request belongs to.</summary>
    public Task<string> SubjectOfAsync(Guid requestId, CancellationToken ct) =>
        db.SignatureRequests.Where(r => r.Id == requestId).Select(r => r.Subject).SingleAsync(ct);

    internal static SendStimulus StimulusOf(Review review) =>
        new(Stimulus, new { Review = review.Id.ToString() })
        {
            Key = $"review:{review.Id:N}",
            Input = new Dictionary<string, object?> { ["outcome"] = review.Decision.ToString() },
        };

    private async Task<Review?> WhilePendingAsync(string subject, Action<Review> act, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var review = await db.Reviews
            .FromSql($"SELECT * FROM ciac.reviews WHERE subject = {subject} AND decision = 'Pending' FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (review is not null) act(review);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return review;
    }

    private void Record(Review review, string action) => audit.Record(new AuditEntry(action)
    {
        Identifier = review.Identifier,
        Subject = review.Subject,
        DocumentId = review.DocumentId,
    });
}
