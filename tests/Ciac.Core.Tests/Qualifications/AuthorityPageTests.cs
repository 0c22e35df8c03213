using System.Text;
using Ciac.Core.Accounts;
using Ciac.Core.Qualifications;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>R3, R4 and the file way: the authority's own page makes the same events, an end takes two people, a file is all or nothing.</summary>
[Collection(SandboxCollection.Name)]
public sealed class AuthorityPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller First = Staff(StaffRole.ReviewOfficer);
    private static readonly Caller Second = Staff(StaffRole.ReviewOfficer);

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("QUAL-042", "QUAL-044")]
    public async Task A_certificate_is_issued_and_raised_by_one_officer_after_a_preview()
    {
        var number = Certifying.NewNumber();
        var entry = Typed(number, Certifying.Content(grades: "二级")) with { Act = AuthorityAct.Issue, Kind = QualificationKind.Construction, Identifier = "91310115MA1K4BCD5J" };
        Assert.Empty(Desk.Allowed(await PlanAsync(entry)).Copies);
        await DoneAsync(entry);
        await World.RefusesAsync(QualificationChangeRefusals.NumberTaken, () => EnterAsync(entry));
        await SeededCopy.UseCopyAsync(World, number, new DateOnly(2026, 2, 1), new DateOnly(2030, 1, 1));
        await SeededCopy.UseCopyAsync(World, number, new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 2));

        var raise = Typed(number, Certifying.Content(grades: "一级")) with { Act = AuthorityAct.Raise, Seen = 1 };
        var plan = Desk.Allowed(await PlanAsync(raise));
        Assert.Equal([false, true], plan.Copies.Select(copy => copy.IsValid).Order());
        Assert.False(plan.NeedsSecond);
        await DoneAsync(raise);
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((2, 2L), (certificate.CurrentVersion, certificate.Sequence));
        await World.RefusesAsync(QualificationChangeRefusals.Moved, () => EnterAsync(raise));
        Assert.Equal([$"{number}-1", $"{number}-2"], await World.ReportsAsync(number));
        Assert.Equal(["qualification.entered", "qualification.versioned", "qualification.entered", "qualification.versioned"], await World.EventsAsync(number));
    }

    [Fact]
    [Produces("QUAL-043", "QUAL-045", "QUAL-046", "QUAL-047", "QUAL-048")]
    public async Task An_end_is_entered_by_one_officer_and_confirmed_by_another()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        var end = Typed(number, Certifying.Content()) with { Act = AuthorityAct.Revoke, Seen = 1, Whole = true };
        await World.RefusesAsync(QualificationChangeRefusals.ReasonMissing, () => EnterAsync(end));
        var entered = end with { Reason = "出借资质" };
        Assert.True(Desk.Allowed(await EnterAsync(entered)).NeedsSecond);
        Assert.Null((await World.CertificateAsync(number)).EndedAs);
        await World.RefusesAsync(QualificationChangeRefusals.ProposalWaits, () => EnterAsync(entered));
        var waiting = await WaitingAsync(number);
        await World.RefusesAsync(QualificationChangeRefusals.SecondPerson, () => DecideAsync(First, waiting, true));
        Desk.Allowed(await DecideAsync(Second, waiting, true));
        await World.MoveAsync();
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((QualificationEnd.RevokedAsPenalty, "出借资质"), (certificate.EndedAs, certificate.EndReason));
        await World.RefusesAsync(QualificationChangeRefusals.ProposalGone, () => DecideAsync(Second, waiting, true));
        await World.RefusesAsync(QualificationChangeRefusals.EndedAlready, () => EnterAsync(entered with { Seen = 2 }));
    }

    [Fact]
    public async Task A_certificate_that_moved_meanwhile_is_not_ended_and_what_was_entered_can_be_taken_back()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        var end = Typed(number, Certifying.Content()) with { Act = AuthorityAct.Annul, Seen = 1, Whole = true, Reason = "骗取" };
        Desk.Allowed(await EnterAsync(end));
        Desk.Allowed(await DecideAsync(First, await WaitingAsync(number), false));
        Desk.Allowed(await EnterAsync(end));
        var waiting = await WaitingAsync(number);
        await World.TakeAsync(Certifying.Event(number, 2, Certifying.Content(grades: "特级")));
        Assert.Equal(QualificationChangeRefusals.Moved.Code, (await DecideAsync(Second, waiting, true)).Refusal!.Code);
        Assert.Null((await World.CertificateAsync(number)).EndedAs);
        // One part of it ends: the rest is another version.
        Desk.Allowed(await EnterAsync(Typed(number, Certifying.Content(grades: "特级")) with { Act = AuthorityAct.Withdraw, Seen = 2, Reason = "人员不足" }));
        Desk.Allowed(await DecideAsync(Second, await WaitingAsync(number), true));
        await World.MoveAsync();
        Assert.Equal((3, (QualificationEnd?)null), ((await World.CertificateAsync(number)).CurrentVersion, (await World.CertificateAsync(number)).EndedAs));
    }

    [Fact]
    [Produces("QUAL-040", "QUAL-041", "QUAL-049")]
    public async Task Only_review_officers_see_and_do_any_of_it()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        foreach (var other in new[] { Staff(StaffRole.CounterClerk), Staff(StaffRole.PlatformAdministrator), Staff(StaffRole.Auditor), new Caller { SessionId = Guid.NewGuid() } })
        {
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((ReadQualifications verb) => verb.FindAsync(other, number, None)));
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((ReadQualifications verb) => verb.ListAsync(other, new QualificationFilter(), None)));
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((ReadChecks verb) => verb.ListAsync(other, new CheckFilter(), None)));
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((EnterChange verb) => verb.HandleAsync(other, new ChangeEntry(), None)));
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((DecideProposal verb) => verb.HandleAsync(other, Guid.NewGuid(), true, None)));
            await World.RefusesAsync(QualificationChangeRefusals.NotAllowed, () => World.AskAsync((ImportChanges verb) => verb.HandleAsync(other, "[]"u8.ToArray(), true, None)));
        }

        await World.RefusesAsync(QualificationChangeRefusals.NotFound, () => World.AskAsync((ReadQualifications verb) => verb.FindAsync(First, "D99999999", None)));
        await World.RefusesAsync(QualificationChangeRefusals.ActMissing, () => PlanAsync(new ChangeEntry()));
        Assert.Equal(number, Desk.Allowed(await World.AskAsync((ReadQualifications verb) => verb.FindAsync(First, number, None))).Certificate.CertificateNumber);
    }

    [Fact]
    [Produces("QUAL-050", "QUAL-051")]
    public async Task A_file_is_imported_whole_or_not_at_all_and_every_fault_has_its_place()
    {
        await World.RefusesAsync(QualificationChangeRefusals.FileMissing, () => ImportAsync("", true));
        await World.RefusesAsync(QualificationChangeRefusals.FileTooLarge, () => ImportAsync(new string(' ', ImportChanges.LargestFile + 1), true));
        var number = Certifying.NewNumber();
        ChangeEvent[] events = [Certifying.Event(number, 2, Certifying.Content("后")), Certifying.Event(number, 1, Certifying.Content("前")), Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content())];
        string[] wrong = [events[0].ToJson(), (events[1] with { Sequence = 0 }).ToJson(), events[2].ToJson().Replace("{\"eventId\"", "{\n\"colour\": 1,\n\"eventId\"", StringComparison.Ordinal)];
        var refused = Desk.Allowed(await ImportAsync($"[{string.Join(",\n", wrong)}]", true));
        Assert.Equal([(2, 2L, "QUAL-032"), (3, 4L, "QUAL-031")], refused.Faults.Select(fault => (fault.Event, fault.Line, fault.Refusal.Code)));
        Assert.Equal((0, 1), (Desk.Allowed(await ImportAsync("{}", true)).Total, Desk.Allowed(await ImportAsync("[{},", true)).Faults.Count(fault => fault.Event == 0)));
        Assert.Equal(0, await World.ReadAsync(db => db.QualificationEvents.CountAsync(e => e.CertificateNumber == number)));

        var whole = $"[{string.Join(",\n", events.Select(change => change.ToJson()))}]";
        Assert.Equal((3, 3, (DateTimeOffset?)null), Told(Desk.Allowed(await ImportAsync(whole, false))));
        var taken = Desk.Allowed(await ImportAsync(whole, true));
        await World.MoveAsync();
        var progress = Desk.Allowed(await World.AskAsync((ImportChanges verb) => verb.ProgressAsync(First, taken.ImportedAt!.Value, None)));
        Assert.Equal(3, progress.Where(p => p.Key != EventState.Received).Sum(p => p.Value));
        Assert.Equal("后", (await World.CertificateAsync(number)).EnterpriseName);
        Assert.Equal((3, 0), (Desk.Allowed(await ImportAsync(whole, true)).Total, Desk.Allowed(await ImportAsync(whole, true)).New));
    }

    [Fact]
    public async Task Look_ups_are_found_by_number_verdict_way_and_day()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        for (var i = 0; i < 3; i++) Desk.Allowed(await World.AskAsync((SearchCertificates verb) => verb.FindAsync(number, None)));
        var today = DateOnly.FromDateTime(PortalClock.Local(DateTimeOffset.UtcNow).DateTime);
        var filter = new CheckFilter { Number = number.ToLowerInvariant(), Verdict = CheckVerdict.Valid, Way = CheckWay.Search, Day = today };
        Assert.Equal(3, (await ChecksAsync(filter)).Total);
        foreach (var none in new[] { filter with { Verdict = CheckVerdict.Revoked }, filter with { Way = CheckWay.Code }, filter with { Day = today.AddDays(-1) }, filter with { Number = "D1" } })
            Assert.Equal(0, (await ChecksAsync(none)).Total);
        Assert.Equal(3, Desk.Allowed(await World.AskAsync((ReadChecks verb) => verb.AllAsync(First, filter, None))).Rows.Count);
    }

    private static (int, int, DateTimeOffset?) Told(ImportReport report) => (report.Total, report.New, report.ImportedAt);

    private static Caller Staff(StaffRole role) => new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = role };

    private static ChangeEntry Typed(string number, QualificationContent content) =>
        ChangeEntry.Of(new Qualification { Id = Guid.Empty, CertificateNumber = number, Kind = QualificationKind.Construction, Identifier = "", EnterpriseName = "", Sequence = 0, CurrentVersion = 0, CreatedAt = default, UpdatedAt = default }, content);

    private Task<Outcome<ChangePlan>> PlanAsync(ChangeEntry entry) => World.AskAsync((EnterChange verb) => verb.PlanAsync(First, entry, None));

    private Task<Outcome<ChangePlan>> EnterAsync(ChangeEntry entry) => World.AskAsync((EnterChange verb) => verb.HandleAsync(First, entry, None));

    private async Task DoneAsync(ChangeEntry entry)
    {
        Desk.Allowed(await EnterAsync(entry));
        await World.MoveAsync();
    }

    private Task<Guid> WaitingAsync(string number) =>
        World.ReadAsync(db => db.QualificationProposals.Where(p => p.CertificateNumber == number && p.State == ProposalState.Waiting).Select(p => p.Id).SingleAsync());

    private Task<Outcome<QualificationProposal>> DecideAsync(Caller officer, Guid id, bool confirmed) =>
        World.AskAsync((DecideProposal verb) => verb.HandleAsync(officer, id, confirmed, None));

    private Task<Outcome<ImportReport>> ImportAsync(string file, bool import) =>
        World.AskAsync((ImportChanges verb) => verb.HandleAsync(First, Encoding.UTF8.GetBytes(file), import, None));

    private async Task<CheckList> ChecksAsync(CheckFilter filter) => Desk.Allowed(await World.AskAsync((ReadChecks verb) => verb.ListAsync(First, filter, None)));
}
