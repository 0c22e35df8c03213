using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A review officer at work.</summary>
internal static class Officer
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static readonly Caller Caller = Another();

    public static Caller Another() => new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.ReviewOfficer };

    public static Task DecideAsync(PortalWorld world, Desk desk, bool confirm, string? reason = null) =>
        DecideAsync(world, desk.Number, confirm ? ReviewDecision.Confirmed : ReviewDecision.Rejected, reason);

    /// <summary>Claims the matter that waits, and decides it.</summary>
    public static async Task DecideAsync(PortalWorld world, string subject, ReviewDecision decision, string? reason = null)
    {
        var review = await world.PendingAsync(subject);
        Desk.Allowed(await world.ClaimAsync(Caller, review.Id));
        Desk.Allowed(await world.AnswerAsync(Caller, new(review.Id, decision) { Reason = reason }));
        await world.MoveAsync();
    }

    public static Task<Review> PendingAsync(this PortalWorld world, string subject) =>
        world.ReadAsync(db => db.Reviews.SingleAsync(r => r.Subject == subject && r.Decision == ReviewDecision.Pending));

    public static Task<Outcome<Review>> ClaimAsync(this PortalWorld world, Caller officer, Guid id) =>
        world.AskAsync((ClaimReview verb) => verb.ClaimAsync(officer, id, None));

    public static Task<Outcome<Review>> AnswerAsync(this PortalWorld world, Caller officer, ReviewAnswer answer) =>
        world.AskAsync((DecideReview verb) => verb.HandleAsync(officer, answer, None));
}
