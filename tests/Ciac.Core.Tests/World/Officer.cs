using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A review officer at work.</summary>
internal static class Officer
{
    public static readonly Caller Caller = new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.ReviewOfficer };

    public static async Task DecideAsync(PortalWorld world, Desk desk, bool confirm, string? reason = null)
    {
        var review = await world.ReadAsync(db => db.RepresentativeReviews.SingleAsync(r => r.Subject == desk.Number));
        Desk.Allowed(await world.AskAsync((DecideRepresentative verb) => verb.HandleAsync(Caller, new(review.Id, confirm, reason), CancellationToken.None)));
        await world.MoveAsync();
    }
}
