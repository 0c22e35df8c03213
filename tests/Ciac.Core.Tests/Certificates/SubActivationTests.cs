using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>F3: an unknown certificate of a known unit is opened without any permission, by itself or in an administrator's session.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SubActivationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task A_certificate_that_signs_in_is_opened_as_a_clerks_without_any_permission()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        Assert.Equal((NextPage.ActivateSub, (Guid?)null), (clerk.Next, clerk.Caller.CredentialId));
        var sub = Desk.Allowed(await World.OwnSubAsync(clerk));
        var main = await World.AskAsync((ReadCertificate verb) => verb.MainOfAsync(sub, None));
        Assert.Equal((admin.Firm.Name, admin.Caller.UniqueId), (main.Enterprise.Name, main.Credential?.UniqueId));
        Desk.Allowed(await World.FillAsync(clerk, sub, admin.Firm.KeyHolder));
        await World.MoveAsync();

        Assert.Equal(SubActivationState.Opened, (await StateAsync(sub)).State);
        Assert.Equal(["sub.started", "sub.confirmed", "sub.opened"], await World.EventsAsync(sub.Number));
        var again = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        Assert.Equal((NextPage.Home, HolderRole.Clerk), (again.Next, again.Caller.Role));
        var credential = await World.CredentialAsync(again.Caller.CredentialId!.Value);
        Assert.Equal((false, admin.Firm.KeyHolder.Mobile, "项目部"), (credential.IsMain, credential.HolderMobile, credential.Nickname));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(sub.WorkflowInstanceId!, None)))!.Status);
    }

    [Fact]
    public async Task The_legal_representative_too_is_a_clerk_until_their_own_signature()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var sub = Desk.Allowed(await World.OwnSubAsync(clerk));
        Desk.Allowed(await World.FillAsync(clerk, sub, admin.Firm.Representative));
        await World.MoveAsync();
        var credential = await World.ReadAsync(db => db.Credentials.SingleAsync(c => c.UniqueId == clerk.Caller.UniqueId));
        Assert.Equal(HolderRole.Clerk, credential.Role);
        Assert.True(Desk.Allowed(await World.AskAsync((ReadCertificate verb) => verb.HandleAsync(admin.Caller, credential.Id, None))).MayBecomeRepresentative);
    }

    [Fact]
    public async Task An_administrator_adds_a_plugged_in_key_without_leaving()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var sub = Desk.Allowed(await World.AddAsync(admin, admin.Firm.Token("clerk-2")));
        Desk.Allowed(await World.FillAsync(admin, sub, admin.Firm.Representative));
        await World.MoveAsync();
        Assert.Equal(SubActivationState.Opened, (await StateAsync(sub)).State);
        Assert.True(await World.IsSignedInAsync(admin));
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, admin.Firm, "clerk-2")).Next);
    }

    [Fact]
    [Produces("CERT-007")]
    public async Task What_is_open_is_not_opened_again()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        await World.RefusesAsync(CertificateRefusals.AlreadyOpened, () => World.OwnSubAsync(admin));
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var (token, browser) = await World.ProofAsync(admin.Firm.Token("clerk-2"));
        await World.RefusesAsync(
            CertificateRefusals.AlreadyOpened, () => World.AskAsync((SubActivations verb) => verb.AddAsync(admin.Caller, token, browser, None)), "ciac.login_challenges");
    }

    [Fact]
    [Produces("CERT-008")]
    public async Task A_unit_that_is_not_open_has_no_sub_certificates()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox));
        await World.RefusesAsync(CertificateRefusals.UnitNotOpen, () => World.OwnSubAsync(desk));
    }

    [Fact]
    [Produces("CERT-009")]
    public async Task Handed_in_many_times_at_once_it_is_opened_once()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var subs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => World.OwnSubAsync(clerk))));
        var sub = Desk.Allowed(subs[0]);
        Assert.Single(subs.Select(s => Desk.Allowed(s).Number).Distinct());
        Desk.Allowed(await World.FillAsync(clerk, sub, admin.Firm.KeyHolder));
        var taken = (await World.AskAsync((SubActivations verb) => verb.FindAsync(clerk.Caller, sub.Number, None))).Value!;
        await World.RefusesAsync(CertificateRefusals.BeingOpened, () => World.AskAsync((FillSubActivation verb) => verb.SubmitAsync(clerk.Caller, taken, CertificateWork.FormOf(admin.Firm.KeyHolder, "123456"), None)));
        // The page that was opened before knows the older state: the row is asked again.
        await World.RefusesAsync(CertificateRefusals.BeingOpened, () => World.AskAsync((FillSubActivation verb) => verb.WithdrawAsync(clerk.Caller, sub, None)));
        await World.MoveAsync();
        Assert.Equal(1, await World.ReadAsync(db => db.Credentials.CountAsync(c => c.UniqueId == clerk.Caller.UniqueId)));
    }

    [Fact]
    [Produces("CERT-012", "CERT-011")]
    public async Task Only_an_administrator_adds_and_only_keys_of_the_own_unit()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var other = await World.OpenUnitAsync("clerk-2");
        var (foreign, browser) = await World.ProofAsync(other.Firm.Token("clerk-2"));
        await World.RefusesAsync(
            CertificateRefusals.OtherUnit, () => World.AskAsync((SubActivations verb) => verb.AddAsync(admin.Caller, foreign, browser, None)), "ciac.login_challenges");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.AskAsync((SubActivations verb) => verb.AddAsync(clerk.Caller, foreign, browser, None)));
    }

    [Fact]
    public async Task A_signature_for_signing_in_does_not_add_a_certificate_and_a_proof_does_not_sign_in()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var key = admin.Firm.Token("clerk-2");
        var challenge = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync("browser", PortalWorld.Origin, None)));
        Assert.Equal("ACC-002", (await World.AskAsync((SubActivations verb) => verb.AddAsync(admin.Caller, key.Answer(challenge), "browser", None))).Refusal?.Code);
        var possession = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.ForPossessionAsync("browser", PortalWorld.Origin, None)));
        Assert.Equal("ACC-011", (await World.AskAsync((SubActivations verb) => verb.AddAsync(admin.Caller, key.Answer(possession), "browser", None))).Refusal?.Code);
        var third = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.ForPossessionAsync("browser", PortalWorld.Origin, None)));
        Assert.Equal("ACC-002", (await World.AskAsync((SignInWithCertificate verb) => verb.HandleAsync("browser", key.Prove(third), new Origin(null, null), None))).Refusal?.Code);
    }

    [Fact]
    public async Task A_foreign_number_is_answered_like_one_that_does_not_exist()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var sub = Desk.Allowed(await World.AddAsync(admin, admin.Firm.Token("clerk-2")));
        var stranger = await World.OpenUnitAsync("clerk-2");
        await World.RefusesAsync(CertificateRefusals.NothingOpen, () => World.AskAsync((SubActivations verb) => verb.FindAsync(stranger.Caller, sub.Number, None)));
        var colleague = admin.Caller with { UniqueId = "999@XY" + admin.Firm.Identifier };
        await World.RefusesAsync(CertificateRefusals.NothingOpen, () => World.AskAsync((SubActivations verb) => verb.FindAsync(colleague, sub.Number, None)));
    }

    [Fact]
    public async Task Given_up_or_not_done_in_seven_days_it_ends_and_can_begin_again()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var first = Desk.Allowed(await World.OwnSubAsync(clerk));
        Desk.Allowed(await World.AskAsync((FillSubActivation verb) => verb.WithdrawAsync(clerk.Caller, first, None)));
        await World.MoveAsync();
        Assert.Equal(["sub.started", "sub.withdrawn"], await World.EventsAsync(first.Number));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(first.WorkflowInstanceId!, None)))!.Status);

        var second = Desk.Allowed(await World.OwnSubAsync(clerk));
        Assert.NotEqual(first.Number, second.Number);
        await World.MoveAsync();
        using var later = World.Clock.Later(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await World.MoveAsync();
        Assert.Equal(SubActivationState.Expired, (await StateAsync(second)).State);
        Assert.Equal(["sub.started", "sub.expired"], await World.EventsAsync(second.Number));
    }

    [Fact]
    public async Task Opened_another_way_meanwhile_it_ends_without_a_second_credential()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var sub = Desk.Allowed(await World.OwnSubAsync(clerk));
        Desk.Allowed(await World.FillAsync(clerk, sub, admin.Firm.KeyHolder));
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        await World.MoveAsync();
        Assert.Equal(SubActivationState.Overtaken, (await StateAsync(sub)).State);
    }

    private Task<SubActivation> StateAsync(SubActivation sub) => World.ReadAsync(db => db.SubActivations.SingleAsync(a => a.Number == sub.Number));
}
