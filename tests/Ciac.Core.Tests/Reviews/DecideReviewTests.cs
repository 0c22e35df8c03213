using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Reviews;

[Collection(SandboxCollection.Name)]
public sealed class DecideReviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Officer = World.Officer.Caller;

    [Fact]
    [Produces("REV-001")]
    public async Task An_unknown_review_is_not_there()
    {
        await portal.World.RefusesAsync(ReviewRefusals.NotFound, () => AnswerAsync(Officer, Yes(Guid.NewGuid())));
        await portal.World.RefusesAsync(ReviewRefusals.NotFound, () => portal.World.ClaimAsync(Officer, Guid.NewGuid()));
        await portal.World.RefusesAsync(ReviewRefusals.NotFound, () => portal.World.AskAsync((ReadReviews verb) => verb.FindAsync(Officer, Guid.NewGuid(), None)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.CounterClerk)]
    [InlineData(StaffRole.PlatformAdministrator)]
    [InlineData(StaffRole.Auditor)]
    [Produces("REV-002")]
    public async Task Only_a_review_officer_looks_claims_and_decides(StaffRole? role)
    {
        var review = await PendingAsync();
        var caller = Officer with { StaffRole = role };
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => AnswerAsync(caller, Yes(review.Id)));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.ClaimAsync(caller, review.Id));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.AskAsync((ReadReviews verb) => verb.FindAsync(caller, review.Id, None)));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.AskAsync((ReadReviews verb) => verb.ListAsync(caller, new ReviewFilter(), None)));
    }

    [Fact]
    [Produces("REV-003")]
    public async Task Of_two_decisions_at_the_same_instant_one_counts()
    {
        var review = await ClaimedAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => AnswerAsync(Officer, i % 2 == 0 ? Yes(review.Id) : No(review.Id, "理由")))));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        await portal.World.RefusesAsync(ReviewRefusals.Decided, () => AnswerAsync(Officer, Yes(review.Id)));
        await portal.World.RefusesAsync(ReviewRefusals.Decided, () => portal.World.ClaimAsync(Officer, review.Id));
    }

    [Fact]
    [Produces("REV-004", "REV-005", "REV-009")]
    public async Task A_decision_is_chosen_and_a_rejection_has_its_reason()
    {
        var review = await ClaimedAsync();
        await portal.World.RefusesAsync(ReviewRefusals.DecisionMissing, () => AnswerAsync(Officer, new(review.Id, null) { Reason = "理由" }));
        await portal.World.RefusesAsync(ReviewRefusals.DecisionMissing, () => AnswerAsync(Officer, new(review.Id, ReviewDecision.Withdrawn) { Reason = "理由" }));
        await portal.World.RefusesAsync(ReviewRefusals.DecisionMissing, () => AnswerAsync(Officer, new(review.Id, ReviewDecision.Returned) { Reason = "理由" }));
        await portal.World.RefusesAsync(ReviewRefusals.ReasonMissing, () => AnswerAsync(Officer, No(review.Id, "  ")));
        await portal.World.RefusesAsync(ReviewRefusals.ReasonMissing, () => AnswerAsync(Officer, new(review.Id, ReviewDecision.Rejected) { ReasonCode = ReviewReason.Other }));
        await portal.World.RefusesAsync(ReviewRefusals.ReasonTooLong, () => AnswerAsync(Officer, No(review.Id, new string('字', 201))));
        Desk.Allowed(await AnswerAsync(Officer, new(review.Id, ReviewDecision.Rejected) { ReasonCode = ReviewReason.SealMissing }));
    }

    [Fact]
    [Produces("REV-006", "REV-007", "REV-008")]
    public async Task Only_who_claimed_it_decides_gives_it_back_and_hands_it_over()
    {
        var review = await PendingAsync();
        var other = World.Officer.Another();
        await portal.World.RefusesAsync(ReviewRefusals.NotClaimed, () => AnswerAsync(Officer, Yes(review.Id)));
        await portal.World.RefusesAsync(ReviewRefusals.NotClaimed, () => portal.World.AskAsync((ClaimReview verb) => verb.ReleaseAsync(Officer, review.Id, None)));
        Desk.Allowed(await portal.World.ClaimAsync(Officer, review.Id));
        await portal.World.RefusesAsync(ReviewRefusals.ClaimedByOther, () => portal.World.ClaimAsync(other, review.Id));
        await portal.World.RefusesAsync(ReviewRefusals.ClaimedByOther, () => AnswerAsync(other, Yes(review.Id)));
        await portal.World.RefusesAsync(ReviewRefusals.NoColleague, () => HandOverAsync(Officer, review.Id, "nobody"));
        var colleague = await ColleagueAsync();
        Desk.Allowed(await HandOverAsync(Officer, review.Id, colleague.UserName));
        await portal.World.RefusesAsync(ReviewRefusals.ClaimedByOther, () => AnswerAsync(Officer, Yes(review.Id)));
        var theirs = other with { StaffId = colleague.Id };
        Desk.Allowed(await portal.World.AskAsync((ClaimReview verb) => verb.ReleaseAsync(theirs, review.Id, None)));
        Desk.Allowed(await portal.World.ClaimAsync(Officer, review.Id));
    }

    [Fact]
    public async Task Of_officers_who_claim_at_the_same_instant_one_has_it()
    {
        var review = await PendingAsync();
        var officers = Enumerable.Range(0, 6).Select(_ => World.Officer.Another()).ToList();
        var outcomes = await Task.WhenAll(officers.Select(o => Task.Run(() => portal.World.ClaimAsync(o, review.Id))));
        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.Equal(5, outcomes.Count(o => o.Refusal == ReviewRefusals.ClaimedByOther));
    }

    [Fact]
    public async Task A_look_at_the_whole_number_is_recorded()
    {
        var review = await PendingAsync();
        var seen = Desk.Allowed(await portal.World.AskAsync((ReadReviews verb) => verb.FindAsync(Officer, review.Id, None)));
        Assert.Equal("11010519491231002X", seen.Review.RepresentativeDocumentNumber);
        var line = await portal.World.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Subject == review.Subject));
        Assert.Equal(("review.looked", $"staff:{Officer.StaffId}"), (line.Action, line.Actor));
    }

    [Fact]
    public async Task The_list_is_filtered_and_sorted_by_what_is_due_first()
    {
        var late = await PendingAsync(TimeSpan.FromHours(-3));
        var soon = await PendingAsync(TimeSpan.FromHours(3));
        Desk.Allowed(await portal.World.ClaimAsync(Officer, soon.Id));
        var mine = await ListAsync(new ReviewFilter { Scope = ReviewScope.Mine, Search = soon.Subject });
        Assert.Equal([soon.Id], mine.Lines.Select(l => l.Review.Id));
        var overdue = await ListAsync(new ReviewFilter { Scope = ReviewScope.Overdue, Search = late.Subject });
        Assert.Equal([late.Id], overdue.Lines.Select(l => l.Review.Id));
        var all = await ListAsync(new ReviewFilter { Kind = ReviewKind.Representative });
        Assert.Equal(all.Lines.Select(l => l.Review.DueAt).Order(), all.Lines.Select(l => l.Review.DueAt));
        Assert.Empty((await ListAsync(new ReviewFilter { Kind = ReviewKind.PaperRenewal })).Lines);
        Desk.Allowed(await AnswerAsync(Officer, Yes(soon.Id)));
        Assert.Contains((await ListAsync(new ReviewFilter { Scope = ReviewScope.Decided })).Lines, l => l.Review.Id == soon.Id);
        var figures = Desk.Allowed(await portal.World.AskAsync((ReadReviews verb) => verb.FiguresAsync(Officer, None)));
        Assert.True(figures is { Overdue: > 0, Decided: > 0, DecidedInTime: > 0 });
    }

    private static ReviewAnswer Yes(Guid id) => new(id, ReviewDecision.Confirmed);

    private static ReviewAnswer No(Guid id, string reason) => new(id, ReviewDecision.Rejected) { Reason = reason };

    private async Task<ReviewList> ListAsync(ReviewFilter filter) => Desk.Allowed(await portal.World.AskAsync((ReadReviews verb) => verb.ListAsync(Officer, filter, None)));

    private Task<Outcome<Review>> AnswerAsync(Caller caller, ReviewAnswer answer) => portal.World.AnswerAsync(caller, answer);

    private Task<Outcome<Review>> HandOverAsync(Caller caller, Guid id, string name) => portal.World.AskAsync((ClaimReview verb) => verb.HandOverAsync(caller, id, name, None));

    private Task<StaffAccount> ColleagueAsync() => portal.World.ReadAsync(async db =>
    {
        var staff = new StaffAccount { Id = Guid.NewGuid(), UserName = $"c{Guid.NewGuid():N}", DisplayName = "同事", PasswordHash = "", TotpSecret = "", Role = StaffRole.ReviewOfficer };
        db.Staff.Add(staff);
        await db.SaveChangesAsync();
        return staff;
    });

    private async Task<Review> ClaimedAsync()
    {
        var review = await PendingAsync();
        return Desk.Allowed(await portal.World.ClaimAsync(Officer, review.Id));
    }

    private Task<Review> PendingAsync(TimeSpan? due = null) => portal.World.ReadAsync(async db =>
    {
        var review = new Review
        {
            Id = Guid.NewGuid(),
            Kind = ReviewKind.Representative,
            Subject = $"KT{Guid.NewGuid():N}",
            EnterpriseName = "虚构公司",
            Identifier = "91310000631291289X",
            RepresentativeName = "某某",
            RepresentativeDocumentNumber = "11010519491231002X",
            DocumentId = Guid.NewGuid(),
            Decision = ReviewDecision.Pending,
            CreatedAt = DateTimeOffset.UtcNow,
            DueAt = DateTimeOffset.UtcNow + (due ?? TimeSpan.FromHours(1)),
        };
        db.Reviews.Add(review);
        await db.SaveChangesAsync();
        return review;
    });
}
