using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>领取, 放回, 转交: whose matter it is. The row is locked, so that of two officers one has it and the other is told.</summary>
public sealed class ClaimReview(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<Review>> ClaimAsync(Caller caller, Guid id, CancellationToken ct) => ChangeAsync(caller, id, review =>
    {
        if (review.ClaimedBy is not null && review.ClaimedBy != caller.StaffId) return Task.FromResult<Refusal?>(ReviewRefusals.ClaimedByOther);
        if (review.ClaimedBy is null) Give(review, caller, caller.StaffId, "review.claimed");
        return Task.FromResult<Refusal?>(null);
    }, ct);

    public Task<Outcome<Review>> ReleaseAsync(Caller caller, Guid id, CancellationToken ct) => ChangeAsync(caller, id, review =>
    {
        if (review.ClaimedBy != caller.StaffId) return Task.FromResult<Refusal?>(Foreign(review));
        Give(review, caller, null, "review.released");
        return Task.FromResult<Refusal?>(null);
    }, ct);

    /// <summary>To another officer, by the officer's user name.</summary>
    public Task<Outcome<Review>> HandOverAsync(Caller caller, Guid id, string? userName, CancellationToken ct) => ChangeAsync(caller, id, async review =>
    {
        if (review.ClaimedBy != caller.StaffId) return Foreign(review);
        var name = (userName ?? "").Trim();
        var colleague = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.UserName == name && s.Role == StaffRole.ReviewOfficer, ct);
        if (colleague is null || colleague.Id == caller.StaffId) return ReviewRefusals.NoColleague.For("Colleague");
        Give(review, caller, colleague.Id, "review.handed-over");
        return null;
    }, ct);

    private static Refusal Foreign(Review review) => review.ClaimedBy is null ? ReviewRefusals.NotClaimed : ReviewRefusals.ClaimedByOther;

    private void Give(Review review, Caller caller, Guid? officer, string action)
    {
        (review.ClaimedBy, review.ClaimedAt) = (officer, officer is null ? null : clock.GetUtcNow());
        audit.Record(review.Entry(caller, action));
    }

    private async Task<Outcome<Review>> ChangeAsync(Caller caller, Guid id, Func<Review, Task<Refusal?>> change, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        await using var transaction = await db.BeginAsync(ct);
        var review = await db.Reviews.FromSql($"SELECT * FROM ciac.reviews WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (review is null) return ReviewRefusals.NotFound;
        if (review.Decision != ReviewDecision.Pending) return ReviewRefusals.Decided;
        if (await change(review) is { } refusal) return refusal;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return review;
    }
}
