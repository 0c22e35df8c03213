using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts.Licence;

/// <summary>F1 by electronic licence: the real platform of the sandbox over HTTP, the workflow moved by hand.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ScanSignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Theory]
    [InlineData("legal-representative", HolderRole.LegalRepresentative)]
    [InlineData("licence-administrator", HolderRole.CertificateAdministrator)]
    [InlineData("agent-full", HolderRole.Clerk)]
    public async Task A_confirmed_licence_signs_in_with_its_role(string role, HolderRole expected)
    {
        var firm = await OpenFirmAsync();
        var phone = await Phone.ShowingAsync(World, firm);
        Assert.Equal(ScanState.Waiting, await phone.StateAsync());
        await phone.ScanAsync();
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Scanned, await phone.StateAsync());
        await phone.ConfirmAsync(role);
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Confirmed, await phone.StateAsync());

        var caller = await phone.SignInAsync();
        Assert.Equal((CredentialKind.Licence, firm.Identifier, expected), (caller.Kind, caller.Identifier, caller.Role));
        var credential = await World.ReadAsync(db => db.Credentials.SingleAsync(c => c.Id == caller.CredentialId));
        Assert.Equal((CredentialKind.Licence, false, DateTimeOffset.MaxValue), (credential.Kind, credential.IsMain, credential.ValidUntil));
        var scan = await World.ReadAsync(db => db.ScanSignIns.SingleAsync(s => s.Id == phone.Scan.Id));
        Assert.Equal((ScanState.SignedIn, null), (scan.State, scan.HolderJson));
        Assert.Equal("Finished", (await InstanceAsync(phone)).Status);
    }

    [Fact]
    public async Task The_second_visit_finds_the_credential_and_takes_over_what_the_platform_says_today()
    {
        var firm = await OpenFirmAsync();
        var first = await (await Phone.ConfirmedAsync(World, firm, "agent-full")).SignInAsync();
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == first.CredentialId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Role, HolderRole.CertificateAdministrator)));
        var second = await (await Phone.ConfirmedAsync(World, firm, "agent-full")).SignInAsync();
        Assert.Equal((first.CredentialId, HolderRole.Clerk), (second.CredentialId, second.Role));
        Assert.Equal(1, await World.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "credential.role-changed" && e.CredentialUniqueId == second.UniqueId)));
    }

    [Fact]
    public async Task A_legal_representative_whom_the_unit_does_not_have_is_a_clerk()
    {
        var firm = await OpenFirmAsync();
        await World.ReadAsync(db => db.Enterprises.Where(e => e.Identifier == firm.Identifier).ExecuteUpdateAsync(e => e.SetProperty(x => x.RepresentativeName, "另一人")));
        Assert.Equal(HolderRole.Clerk, (await (await Phone.ConfirmedAsync(World, firm, "legal-representative")).SignInAsync()).Role);
    }

    [Fact]
    [Produces("ACC-045")]
    public async Task Another_authorisation_is_refused_with_the_reason()
    {
        var phone = await Phone.ConfirmedAsync(World, await OpenFirmAsync(), "agent-limited");
        Assert.Equal(ScanState.Refused, await phone.StateAsync());
        var scan = await World.ReadAsync(db => db.ScanSignIns.SingleAsync(s => s.Id == phone.Scan.Id));
        Assert.Equal((AccountRefusals.LicenceRole.Code, null), (scan.Refusal, scan.HolderJson));
        Assert.Equal("Finished", (await InstanceAsync(phone)).Status);
        await World.RefusesAsync(AccountRefusals.ScanOver, () => phone.RedeemAsync());
    }

    [Fact]
    public async Task A_unit_that_nobody_opened_is_opened_first()
    {
        var phone = await Phone.ConfirmedAsync(World, await Firm.FreshAsync(World.Sandbox));
        Assert.Equal(NextPage.ActivateMain, Desk.Allowed(await phone.RedeemAsync()).Next);
        await World.MoveAsync();
        var scan = await World.ReadAsync(db => db.ScanSignIns.SingleAsync(s => s.Id == phone.Scan.Id));
        Assert.Equal((ScanState.SignedIn, null), (scan.State, scan.HolderJson));
        Assert.Equal("Finished", (await InstanceAsync(phone)).Status);
    }

    [Fact]
    public async Task The_record_names_who_confirmed_with_the_role_that_the_platform_gives()
    {
        var firm = await OpenFirmAsync();
        var phone = await Phone.ConfirmedAsync(World, firm);
        var entry = await World.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "scan.confirmed" && e.Subject == phone.Scan.Number));
        Assert.Equal($"{Mask.Name(firm.KeyHolder.Name)} licence-administrator {await phone.SubjectAsync("licence-administrator")}", entry.Detail);
        Assert.DoesNotContain(firm.KeyHolder.Name, entry.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    [Produces("ACC-047")]
    public async Task A_cancelled_licence_stays_outside()
    {
        var firm = await OpenFirmAsync();
        var caller = await (await Phone.ConfirmedAsync(World, firm, "agent-full")).SignInAsync();
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == caller.CredentialId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CredentialStatus.Cancelled)));
        var again = await Phone.ConfirmedAsync(World, firm, "agent-full");
        Assert.Equal(AccountRefusals.AccountCancelled.Code, (await again.RedeemAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task Refused_on_the_phone_nobody_is_signed_in()
    {
        var phone = await Phone.ShowingAsync(World, await OpenFirmAsync());
        await phone.ScanAsync();
        await phone.DeliverAsync();
        await phone.RefuseAsync();
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Declined, await phone.StateAsync());
        await World.RefusesAsync(AccountRefusals.ScanOver, () => phone.RedeemAsync());
    }

    [Fact]
    public async Task Not_me_ends_the_scan()
    {
        var phone = await Phone.ConfirmedAsync(World, await OpenFirmAsync());
        Desk.Allowed(await phone.RejectAsync());
        await World.MoveAsync();
        Assert.Equal(ScanState.Rejected, await phone.StateAsync());
        await World.RefusesAsync(AccountRefusals.ScanOver, () => phone.RedeemAsync());
        Assert.Equal("Finished", (await InstanceAsync(phone)).Status);
    }

    [Fact]
    [Produces("ACC-043", "ACC-044")]
    public async Task A_code_lives_three_minutes_and_a_confirmation_two()
    {
        var firm = await OpenFirmAsync();
        var phone = await Phone.ShowingAsync(World, firm);
        await World.RefusesAsync(AccountRefusals.ScanNotConfirmed, () => phone.RedeemAsync());
        using (World.Clock.Later(TimeSpan.FromMinutes(3)))
        {
            Assert.Equal(ScanState.Expired, await phone.StateAsync());
            await World.MoveAsync();
            Assert.Equal("Finished", (await InstanceAsync(phone)).Status);
            await World.RefusesAsync(AccountRefusals.ScanOver, () => phone.RedeemAsync());
        }

        var confirmed = await Phone.ConfirmedAsync(World, firm);
        using var later = World.Clock.Later(ScanSignIn.RedeemWithin);
        await World.RefusesAsync(AccountRefusals.ScanOver, () => confirmed.RedeemAsync());
        await World.MoveAsync();
        Assert.Equal(ScanState.Expired, await confirmed.StateAsync());
    }

    [Fact]
    [Produces("ACC-042")]
    [Trait("Case", "A-13")]
    public async Task The_session_belongs_to_the_browser_that_showed_the_code()
    {
        var phone = await Phone.ConfirmedAsync(World, await OpenFirmAsync());
        await World.RefusesAsync(AccountRefusals.ScanUnknown, () => phone.RedeemAsync("another browser"));
        Desk.Allowed(await phone.RedeemAsync());
    }

    [Fact]
    [Trait("Case", "A-13")]
    public async Task A_confirmation_is_redeemed_once_however_many_come_at_once()
    {
        var phone = await Phone.ConfirmedAsync(World, await OpenFirmAsync());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => phone.RedeemAsync())));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
    }

    [Fact]
    [Produces("ACC-040")]
    [Trait("Case", "C-16")]
    public async Task A_browser_has_five_codes_in_three_minutes()
    {
        var browser = Guid.NewGuid().ToString();
        for (var i = 0; i < 5; i++) Desk.Allowed(await NewAsync(browser));
        await World.RefusesAsync(AccountRefusals.TooManyScans, () => NewAsync(browser));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [Produces("ACC-041")]
    public Task A_platform_in_trouble_costs_no_more_than_a_sentence(string mode) =>
        World.RefusesAsync(AccountRefusals.LicenceDown, new Trouble(mode, "licence"), () => NewAsync(Guid.NewGuid().ToString()));

    [Fact]
    public async Task The_same_code_is_shown_again_until_it_is_over()
    {
        var browser = Guid.NewGuid().ToString();
        var first = Desk.Allowed(await CurrentAsync(browser));
        Assert.Equal(first.Id, Desk.Allowed(await CurrentAsync(browser)).Id);
        using var later = World.Clock.Later(TimeSpan.FromMinutes(4));
        Assert.NotEqual(first.Id, Desk.Allowed(await CurrentAsync(browser)).Id);
    }

    private async Task<Firm> OpenFirmAsync()
    {
        var firm = await Firm.FreshAsync(World.Sandbox);
        await OpenUnit.OfAsync(World, firm);
        return firm;
    }

    private Task<Outcome<ScanSignIn>> NewAsync(string browser) =>
        World.AskAsync((ShowScan verb) => verb.NewAsync(browser, null, new Origin("10.1.2.3", "test"), CancellationToken.None));

    private Task<Outcome<ScanSignIn>> CurrentAsync(string browser) =>
        World.AskAsync((ShowScan verb) => verb.CurrentAsync(browser, null, new Origin("10.1.2.3", "test"), CancellationToken.None));

    private async Task<InstanceView> InstanceAsync(Phone phone) =>
        (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(phone.Scan.WorkflowInstanceId!, CancellationToken.None)))!;
}
