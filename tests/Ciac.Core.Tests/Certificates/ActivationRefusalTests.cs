using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Certificates;

[Collection(SandboxCollection.Name)]
public sealed class ActivationRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Produces("CERT-001")]
    public async Task A_unit_with_a_main_certificate_gets_no_second_one()
    {
        var firm = await Firm.FreshAsync(portal.World.Sandbox, "local", Firm.Holder, "clerk-1");
        await OpenUnit.OfAsync(portal.World, firm);
        var clerk = await Desk.SignInAsync(portal.World, firm, "clerk-1");
        Assert.Equal(NextPage.ActivateSub, clerk.Next);
        await portal.World.RefusesAsync(CertificateRefusals.MainExists, () => ChooseAsync(clerk.Caller));
        await portal.World.RefusesAsync(CertificateRefusals.MainExists, () => SubmitAsync(clerk.Caller));
    }

    [Fact]
    [Produces("CERT-002")]
    public Task Staff_cannot_activate_a_certificate() => portal.World.RefusesAsync(
        CertificateRefusals.NotSignedIn, () => ChooseAsync(new Caller { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.PlatformAdministrator }));

    [Fact]
    [Produces("CERT-003")]
    public async Task Steps_are_taken_in_order()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        var none = await portal.World.AskAsync((EditActivation verb) => verb.SaveUnitAsync(desk.Caller, desk.Firm.UnitForm, None));
        Assert.Equal(CertificateRefusals.StepMissing.Code, none.Refusal?.Code);
        Desk.Allowed(await ChooseAsync(desk.Caller));
        await portal.World.RefusesAsync(CertificateRefusals.StepMissing, () => SubmitAsync(desk.Caller));
        await desk.FillUnitAsync();
        await portal.World.RefusesAsync(CertificateRefusals.StepMissing, () => SubmitAsync(desk.Caller));
    }

    [Fact]
    public async Task Data_of_another_category_has_to_be_confirmed_again()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        await desk.FillAsync();
        Desk.Allowed(await portal.World.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(desk.Caller, UnitOrigin.OtherProvince, None)));
        await portal.World.RefusesAsync(CertificateRefusals.StepMissing, () => SubmitAsync(desk.Caller));
    }

    [Fact]
    public async Task The_wizard_opened_in_two_pages_at_the_same_instant_has_one_draft()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        var drafts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ChooseAsync(desk.Caller))));
        Assert.Single(drafts.Select(draft => Desk.Allowed(draft).Number).Distinct());
    }

    [Fact]
    [Produces("CERT-004")]
    public async Task What_was_submitted_is_submitted_once_and_not_edited()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        await desk.FillAsync();
        var submitted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SubmitAsync(desk.Caller))));
        Assert.Single(submitted, outcome => outcome.Refusal is null);
        Assert.Equal(["activation.submitted"], await desk.EventsAsync());
        await portal.World.RefusesAsync(CertificateRefusals.AlreadySubmitted, () => SubmitAsync(desk.Caller));
        await portal.World.RefusesAsync(CertificateRefusals.AlreadySubmitted, () => ChooseAsync(desk.Caller));
    }

    [Fact]
    [Produces("CERT-005")]
    public async Task Nothing_is_withdrawn_where_nothing_is_open()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        await portal.World.RefusesAsync(CertificateRefusals.NothingOpen, () => WithdrawAsync(desk));
        await desk.FillUnitAsync();
        Desk.Allowed(await WithdrawAsync(desk));
        await portal.World.RefusesAsync(CertificateRefusals.NothingOpen, () => WithdrawAsync(desk));
    }

    [Fact]
    [Produces("CERT-006")]
    public async Task After_the_last_party_signed_it_is_too_late_to_withdraw_and_the_platform_seals_when_it_can()
    {
        var desk = await Desk.SealedAsync(portal.World);
        Desk.Allowed(await desk.SignAsync(await desk.RepresentativeCodeAsync()));
        await portal.World.Sandbox.SwitchAsync("tsa", "down");
        await portal.World.MoveAsync();
        await portal.World.Sandbox.SwitchAsync("tsa", "ok");
        Assert.Equal(ActivationState.Running, (await desk.ActivationAsync()).State);
        await portal.World.RefusesAsync(CertificateRefusals.TooLateToWithdraw, () => WithdrawAsync(desk));
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(1));
        await portal.World.MoveAsync();
        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
    }

    [Fact]
    [Produces("SIGN-014")]
    public async Task A_certificate_without_a_seal_is_told_before_anything_starts()
    {
        var firm = await Firm.FreshAsync(portal.World.Sandbox, "local", "without-seal");
        var desk = await Desk.SignInAsync(portal.World, firm, "without-seal");
        await desk.FillAsync();
        await portal.World.RefusesAsync(SignatureRefusals.NoSeal, () => SubmitAsync(desk.Caller));
    }

    private Task<Outcome<Activation>> ChooseAsync(Caller caller) =>
        portal.World.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(caller, UnitOrigin.Local, None));

    private Task<Outcome<Activation>> SubmitAsync(Caller caller) => portal.World.AskAsync((SubmitActivation verb) => verb.HandleAsync(caller, None));

    private Task<Outcome<Done>> WithdrawAsync(Desk desk) => portal.World.AskAsync((EndActivation verb) => verb.WithdrawAsync(desk.Caller, None));
}
