using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

[Collection(SandboxCollection.Name)]
public sealed class PaperApplicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Theory]
    [InlineData("local", "Local")]
    [InlineData("other-province", "OtherProvince")]
    public async Task An_approved_application_is_completed_by_the_user_and_the_certificate_is_main(string category, string origin)
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox, category));
        var number = await World.SubmittedAsync(desk);
        Assert.Equal(PaperState.Submitted, (await World.ApplicationAsync(number)).State);
        await Officer.DecideAsync(World, number, ReviewDecision.Confirmed);
        Assert.Equal(PaperState.Approved, (await World.ApplicationAsync(number)).State);
        Assert.Equal(NextPage.ActivateMain, (await Desk.SignInAsync(World, desk.Firm)).Next);
        Desk.Allowed(await World.CompleteAsync(desk, origin));
        await World.MoveAsync();
        Assert.Equal(PaperState.Activated, (await World.ApplicationAsync(number)).State);
        var credential = await World.ReadAsync(db => db.Credentials.SingleAsync(c => c.UniqueId == desk.Caller.UniqueId));
        Assert.True(credential is { IsMain: true, Role: HolderRole.CertificateAdministrator, Status: CredentialStatus.Active });
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, desk.Firm)).Next);
        Assert.Equal(
            ["paper.started", "paper.scanned", "paper.submitted", "review.opened", "review.claimed", "review.confirmed", "paper.activated"],
            await World.EventsAsync(number));
    }

    [Fact]
    public async Task A_returned_application_is_corrected_and_comes_again_and_a_rejected_one_ends()
    {
        var desk = await FreshAsync();
        var number = await World.SubmittedAsync(desk);
        await Officer.DecideAsync(World, number, ReviewDecision.Returned, "请补盖公章");
        var returned = (await World.PaperAsync(desk))!;
        Assert.Equal((PaperState.Returned, "请补盖公章"), (returned.Application.State, returned.Review!.Reason));
        Desk.Allowed(await World.UploadAsync(desk, PaperKind.Activation, await World.ScanAsync(desk, PaperKind.Activation)));
        Desk.Allowed(await World.HandInAsync(desk, PaperKind.Activation));
        await World.MoveAsync();
        await Officer.DecideAsync(World, number, ReviewDecision.Rejected, "不符合条件");
        Assert.Equal(PaperState.Rejected, (await World.ApplicationAsync(number)).State);
        Assert.False(await World.ReadAsync(db => db.Enterprises.AnyAsync(e => e.Identifier == desk.Firm.Identifier)));
    }

    [Fact]
    [Produces("PAPER-006", "PAPER-007")]
    public async Task It_is_withdrawn_until_the_officer_has_decided()
    {
        var desk = await FreshAsync();
        await World.RefusesAsync(PaperRefusals.NotFound, () => World.WithdrawAsync(desk));
        var number = await World.SubmittedAsync(desk);
        var review = await World.PendingAsync(number);
        Desk.Allowed(await World.ClaimAsync(Officer.Caller, review.Id));
        Desk.Allowed(await World.WithdrawAsync(desk));
        await World.RefusesAsync(ReviewRefusals.Decided, () => World.AnswerAsync(Officer.Caller, new(review.Id, ReviewDecision.Confirmed)));
        await World.MoveAsync();
        Assert.Equal(PaperState.Withdrawn, (await World.ApplicationAsync(number)).State);

        var second = await World.SubmittedAsync(desk);
        var waiting = await World.PendingAsync(second);
        Desk.Allowed(await World.ClaimAsync(Officer.Caller, waiting.Id));
        Desk.Allowed(await World.AnswerAsync(Officer.Caller, new(waiting.Id, ReviewDecision.Confirmed)));
        await World.RefusesAsync(PaperRefusals.NothingToWithdraw, () => World.WithdrawAsync(desk));
        await World.MoveAsync();
        await World.RefusesAsync(PaperRefusals.NothingToWithdraw, () => World.WithdrawAsync(desk));
    }

    [Fact]
    public async Task A_draft_that_is_withdrawn_and_one_handed_in_a_moment_ago_end_as_well()
    {
        var desk = await FreshAsync();
        var draft = Desk.Allowed(await World.SaveAsync(desk, PaperKind.Activation)).Number;
        Desk.Allowed(await World.WithdrawAsync(desk));
        await World.MoveAsync();
        Desk.Allowed(await World.SaveAsync(desk, PaperKind.Activation));
        Desk.Allowed(await World.UploadAsync(desk, PaperKind.Activation, await World.ScanAsync(desk, PaperKind.Activation)));
        var early = Desk.Allowed(await World.HandInAsync(desk, PaperKind.Activation)).Number;
        Desk.Allowed(await World.WithdrawAsync(desk));
        await World.MoveAsync();
        foreach (var number in new[] { draft, early }) Assert.Equal(PaperState.Withdrawn, (await World.ApplicationAsync(number)).State);
        Assert.False(await World.ReadAsync(db => db.Reviews.AnyAsync(r => r.Subject == early && r.Decision == ReviewDecision.Pending)));
    }

    [Fact]
    [Produces("PAPER-001", "PAPER-002", "PAPER-003", "PAPER-004", "PAPER-005")]
    public async Task Only_a_filled_form_with_the_scan_of_a_real_picture_is_handed_in()
    {
        var desk = await FreshAsync();
        Desk.Allowed(await World.AskAsync((PaperApplications verb) => verb.EditableAsync(desk.Caller, PaperKind.Activation, None)));
        await World.RefusesAsync(PaperRefusals.NotFilled, () => World.UploadAsync(desk, PaperKind.Activation, [1]));
        await World.RefusesAsync(PaperRefusals.NotFilled, () => World.HandInAsync(desk, PaperKind.Activation));
        Desk.Allowed(await World.SaveAsync(desk, PaperKind.Activation));
        await World.RefusesAsync(PaperRefusals.ScanMissing, () => World.HandInAsync(desk, PaperKind.Activation));
        await World.RefusesAsync(PaperRefusals.ScanMissing, () => World.UploadAsync(desk, PaperKind.Activation, []));
        await World.RefusesAsync(PaperRefusals.ScanTooLarge, () => World.UploadAsync(desk, PaperKind.Activation, new byte[EditPaper.LargestScan + 1]));
        await World.RefusesAsync(PaperRefusals.NotAJpeg, () => World.UploadAsync(desk, PaperKind.Activation, "<svg onload='alert(1)'/>"u8.ToArray()));
        var scan = await World.ScanAsync(desk, PaperKind.Activation);
        Desk.Allowed(await World.UploadAsync(desk, PaperKind.Activation, scan));
        // Other data than on the paper: the scan is asked for again.
        Desk.Allowed(await World.SaveAsync(desk, PaperKind.Activation, Paper.FieldsOf(desk.Firm) with { Contact = "另一人" }));
        await World.RefusesAsync(PaperRefusals.ScanMissing, () => World.HandInAsync(desk, PaperKind.Activation));
        Desk.Allowed(await World.UploadAsync(desk, PaperKind.Activation, scan));
        Desk.Allowed(await World.HandInAsync(desk, PaperKind.Activation));
        await World.RefusesAsync(PaperRefusals.InReview, () => World.UploadAsync(desk, PaperKind.Activation, scan));
        await World.RefusesAsync(PaperRefusals.InReview, () => World.SaveAsync(desk, PaperKind.Activation));
        await World.RefusesAsync(PaperRefusals.NoMain, () => World.SaveAsync(desk, PaperKind.Renewal));
    }

    [Fact]
    public async Task Another_key_of_the_unit_and_another_firm_see_and_send_nothing()
    {
        var firm = await Firm.FreshAsync(World.Sandbox, "local", Firm.Holder, "clerk");
        var desk = await Desk.SignInAsync(World, firm);
        var number = await World.SubmittedAsync(desk);
        foreach (var stranger in new[] { await Desk.SignInAsync(World, firm, "clerk"), await FreshAsync() })
        {
            Assert.Null(await World.PaperAsync(stranger));
            await World.RefusesAsync(PaperRefusals.NotFound, () => World.WithdrawAsync(stranger));
            var own = Desk.Allowed(await World.SaveAsync(stranger, PaperKind.Activation));
            Assert.NotEqual(number, own.Number);
        }

        var review = await World.PendingAsync(number);
        await World.RefusesAsync(ReviewRefusals.NotAllowed, () => World.AskAsync((ReadPaper verb) => verb.ForOfficerAsync(desk.Caller, review.Id, None)));
        await World.RefusesAsync(ReviewRefusals.NotFound, () => World.AskAsync((ReadPaper verb) => verb.ForOfficerAsync(Officer.Caller, Guid.NewGuid(), None)));
    }

    [Theory]
    [InlineData(CredentialKind.Licence)]
    [InlineData(CredentialKind.OneNetwork)]
    [Produces("PAPER-012")]
    public async Task A_session_without_a_key_cannot_apply(CredentialKind kind)
    {
        var caller = (await FreshAsync()).Caller with { Kind = kind };
        await World.RefusesAsync(PaperRefusals.KeyNeeded, () => World.AskAsync((PaperApplications verb) => verb.EditableAsync(caller, PaperKind.Activation, None)));
    }

    [Fact]
    [Produces("PAPER-008")]
    public async Task Completing_is_for_approved_applications_only_and_once()
    {
        var desk = await FreshAsync();
        await World.RefusesAsync(PaperRefusals.NotApproved, () => World.AskAsync((CompletePaper verb) => verb.ApprovedAsync(desk.Caller, None)));
        var number = await World.SubmittedAsync(desk);
        await World.RefusesAsync(PaperRefusals.NotApproved, () => World.AskAsync((CompletePaper verb) => verb.HandleAsync(desk.Caller, new(), new(), None)));
        await Officer.DecideAsync(World, number, ReviewDecision.Confirmed);
        Desk.Allowed(await World.CompleteAsync(desk, "Local"));
        await World.RefusesAsync(PaperRefusals.NotApproved, () => World.AskAsync((CompletePaper verb) => verb.HandleAsync(desk.Caller, new(), new(), None)));
    }

    [Fact]
    public async Task An_overdue_review_is_escalated_once_and_still_waits()
    {
        var number = await World.SubmittedAsync(await FreshAsync());
        using var later = World.Clock.Later(TimeSpan.FromDays(12));
        await World.MoveAsync();
        await World.MoveAsync();
        Assert.NotNull((await World.PendingAsync(number)).EscalatedAt);
        Assert.Single(await World.EventsAsync(number), e => e == "review.escalated");
        await Officer.DecideAsync(World, number, ReviewDecision.Confirmed);
        Assert.Equal(PaperState.Approved, (await World.ApplicationAsync(number)).State);
    }

    private async Task<Desk> FreshAsync() => await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox));
}
