using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Reviews;

[Collection(SandboxCollection.Name)]
public sealed class DecideRepresentativeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Officer = World.Officer.Caller;

    [Fact]
    [Produces("REV-001")]
    public async Task An_unknown_review_is_not_there()
    {
        await portal.World.RefusesAsync(ReviewRefusals.NotFound, () => DecideAsync(Officer, new(Guid.NewGuid(), true, null)));
        await portal.World.RefusesAsync(ReviewRefusals.NotFound, () => portal.World.AskAsync((DecideRepresentative verb) => verb.FindAsync(Officer, Guid.NewGuid(), None)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.CounterClerk)]
    [InlineData(StaffRole.PlatformAdministrator)]
    [InlineData(StaffRole.Auditor)]
    [Produces("REV-002")]
    public async Task Only_a_review_officer_looks_and_decides(StaffRole? role)
    {
        var review = await PendingAsync();
        var caller = Officer with { StaffRole = role };
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => DecideAsync(caller, new(review.Id, true, null)));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.AskAsync((DecideRepresentative verb) => verb.FindAsync(caller, review.Id, None)));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.AskAsync((DecideRepresentative verb) => verb.PendingAsync(caller, None)));
    }

    [Fact]
    [Produces("REV-003")]
    public async Task Two_officers_at_the_same_instant_decide_once()
    {
        var review = await PendingAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => DecideAsync(Officer, new(review.Id, i % 2 == 0, "理由")))));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        await portal.World.RefusesAsync(ReviewRefusals.Decided, () => DecideAsync(Officer, new(review.Id, true, null)));
    }

    [Fact]
    [Produces("REV-004", "REV-005")]
    public async Task A_decision_is_chosen_and_a_rejection_has_its_reason()
    {
        var review = await PendingAsync();
        await portal.World.RefusesAsync(ReviewRefusals.DecisionMissing, () => DecideAsync(Officer, new(review.Id, null, "理由")));
        await portal.World.RefusesAsync(ReviewRefusals.ReasonMissing, () => DecideAsync(Officer, new(review.Id, false, "  ")));
    }

    [Fact]
    public async Task A_look_at_the_whole_number_is_recorded()
    {
        var review = await PendingAsync();
        var seen = Desk.Allowed(await portal.World.AskAsync((DecideRepresentative verb) => verb.FindAsync(Officer, review.Id, None)));
        Assert.Equal("11010519491231002X", seen.RepresentativeDocumentNumber);
        var line = await portal.World.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Subject == review.Subject));
        Assert.Equal(("review.looked", $"staff:{Officer.StaffId}"), (line.Action, line.Actor));
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00+08:00", "2026-11-23T10:00:00+08:00")]
    [InlineData("2026-11-18T23:30:00+08:00", "2026-11-19T23:30:00+08:00")]
    public void A_review_is_due_one_working_day_later(string from, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), ReviewDeadline.After(DateTimeOffset.Parse(from, null)));

    private Task<Outcome<RepresentativeReview>> DecideAsync(Caller caller, RepresentativeDecision decision) =>
        portal.World.AskAsync((DecideRepresentative verb) => verb.HandleAsync(caller, decision, None));

    private Task<RepresentativeReview> PendingAsync() => portal.World.ReadAsync(async db =>
    {
        var review = new RepresentativeReview
        {
            Id = Guid.NewGuid(),
            Subject = $"KT{Guid.NewGuid():N}",
            EnterpriseName = "虚构公司",
            Identifier = "91310000631291289X",
            RepresentativeName = "某某",
            RepresentativeDocumentNumber = "11010519491231002X",
            DocumentId = Guid.NewGuid(),
            Decision = ReviewDecision.Pending,
            CreatedAt = DateTimeOffset.UtcNow,
            DueAt = DateTimeOffset.UtcNow,
        };
        db.RepresentativeReviews.Add(review);
        await db.SaveChangesAsync();
        return review;
    });
}
