using Ciac.Core.Accounts;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures.Licence;

/// <summary>The attacks on a seal by scan: whoever confirms, whatever comes back, nothing but the right licence's value over this hash seals.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LicenceSealRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private PortalWorld World => portal.World;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => LieAsync("none");

    [Theory]
    [InlineData("other-hash")]
    [InlineData("other-key")]
    [Trait("Case", "A-3")]
    public async Task A_value_of_another_hash_or_key_seals_nothing(string fault)
    {
        var desk = await Desk.ReadyToSealAsync(World);
        await LieAsync(fault);
        await World.LicenceSignsAsync(desk, "licence-administrator");
        await AssertNothingSealedAsync(desk, "SIGN-008");
    }

    [Fact]
    [Produces("SIGN-043")]
    public async Task Another_units_licence_and_a_limited_authorisation_seal_nothing()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        await World.LicenceSignsAsync(desk, "agent-limited");
        await AssertNothingSealedAsync(desk, "SIGN-043");

        Desk.Allowed(await World.AskScanAsync(desk.Access));
        var stranger = Phone.BeforeSeal(World, await Firm.FreshAsync(World.Sandbox), (await World.ScanAsync(desk.RequestId)).Ticket);
        await stranger.SealAsync("legal-representative");
        await AssertNothingSealedAsync(desk, "SIGN-043");
    }

    [Fact]
    [Produces("SIGN-044")]
    public async Task Nobody_signs_for_the_legal_representative()
    {
        var desk = await Desk.SealedAsync(World);
        await World.LicenceSignsAsync(desk, "licence-administrator");
        Assert.Equal((LicenceSealState.Refused, "SIGN-044"), await World.ScanStateAsync(desk.RequestId));
        Assert.Null((await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).SignedAt);
    }

    [Fact]
    public async Task A_licence_revoked_meanwhile_or_before_seals_nothing()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        await World.Sandbox.PostAsync($"licence/certificates/{desk.Firm.Identifier}/revoke", new { });
        await phone.ConfirmedOnlyAsync("licence-administrator");
        // A node that has not asked about this certificate lately.
        await using var other = World.SecondNode();
        await other.MoveAsync();
        await AssertNothingSealedAsync(desk, "SIGN-005");
        var access = desk.Access;
        await other.RefusesAsync(SignatureRefusals.CertificateUnusable, () => other.AskScanAsync(access));
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("stale")]
    [Trait("Case", "A-14")]
    public async Task A_confirmation_that_is_not_proven_is_refused(string fault)
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        await phone.ScanAsync();
        await phone.DeliverAsync();
        await LieAsync(fault);
        await phone.ConfirmAsync("licence-administrator");
        Assert.IsType<LicenceCallbackResult.Unproven>(await phone.VerifyAsync(await phone.NextAsync()));
        Assert.Equal(LicenceSealState.Scanned, (await World.ScanStateAsync(desk.RequestId)).State);
    }

    [Theory]
    [InlineData("replayed")]
    [InlineData("repeated")]
    [InlineData("contradicting")]
    [Trait("Case", "A-4")]
    public async Task A_confirmation_that_comes_twice_seals_once(string fault)
    {
        await Firm.FreshAsync(World.Sandbox);
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        await phone.ScanAsync();
        await phone.DeliverAsync();
        await LieAsync(fault);
        await phone.ConfirmAsync("licence-administrator");
        await phone.DeliverAsync();
        await phone.DeliverAsync();
        Assert.Equal((LicenceSealState.Signed, null), await World.ScanStateAsync(desk.RequestId));
        Assert.Single(await desk.EventsAsync(), "signature.Enterprise");
        var document = (await desk.RequestAsync()).DocumentId;
        Assert.Equal(2, await World.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document)));
    }

    [Fact]
    public async Task A_confirmation_after_its_time_or_of_an_earlier_code_seals_nothing()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var earlier = await World.ShowSealAsync(desk);
        await World.ShowSealAsync(desk);
        await earlier.SealAsync("licence-administrator");
        Assert.Null((await desk.RequestAsync()).Of(SignatoryRole.Enterprise).SignedAt);

        var late = await World.ShowSealAsync(desk);
        await late.ScanAsync();
        await late.DeliverAsync();
        await late.ConfirmAsync("licence-administrator");
        var callback = await late.NextAsync();
        using var later = World.Clock.Later(TimeSpan.FromMinutes(4));
        await late.ReceiveAsync(callback);
        await World.MoveAsync();
        Assert.Equal(LicenceSealState.Expired, (await World.ScanStateAsync(desk.RequestId)).State);
        Assert.Null((await desk.RequestAsync()).Of(SignatoryRole.Enterprise).SignedAt);
    }

    [Fact]
    public async Task A_confirmation_of_what_was_withdrawn_or_sealed_by_the_key_meanwhile_changes_nothing()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        await desk.SealAsync();
        await phone.SealAsync("licence-administrator");
        Assert.Equal((LicenceSealState.Refused, "SIGN-002"), await World.ScanStateAsync(desk.RequestId));
        Assert.False((await desk.RequestAsync()).Of(SignatoryRole.Enterprise).ByLicence);
    }

    [Fact]
    [Produces("SIGN-040", "SIGN-041")]
    public async Task Asking_too_often_or_a_platform_that_is_down_is_told()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        await World.RefusesAsync(SignatureRefusals.LicenceDown, new Trouble("down", "licence"), () => World.AskScanAsync(desk.Access));
        for (var time = 0; time < 5; time++) Desk.Allowed(await World.AskScanAsync(desk.Access));
        await World.RefusesAsync(SignatureRefusals.TooManyScans, () => World.AskScanAsync(desk.Access));
    }

    [Fact]
    [Produces("SIGN-042")]
    public async Task A_unit_that_the_platform_does_not_know_is_told_so()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        await World.RunSqlAsync($"UPDATE ciac.signature_requests SET owner_identifier = '91310000NOBODY0000' WHERE id = '{desk.RequestId}'");
        await World.RefusesAsync(SignatureRefusals.NoLicence, () => World.AskScanAsync(desk.Access));
    }

    [Fact]
    public async Task A_strangers_session_and_a_guessed_link_show_no_code()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var stranger = await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox));
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskScanAsync(new SigningAccess.Owner(stranger.Caller, desk.RequestId)));
        await World.RefusesAsync(SignatureRefusals.LinkUnknown, () => World.AskScanAsync(new SigningAccess.Link("guessed", new Origin(null, null))));
    }

    private async Task AssertNothingSealedAsync(Desk desk, string refusal)
    {
        Assert.Equal((LicenceSealState.Refused, refusal), await World.ScanStateAsync(desk.RequestId));
        var request = await desk.RequestAsync();
        Assert.Equal((SignatureRequestState.Open, SignatoryRole.Enterprise), (request.State, request.Current!.Role));
        Assert.Equal(1, await World.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == request.DocumentId)));
    }

    private Task LieAsync(string fault) => World.Sandbox.PostAsync("licence/faults", new { fault });
}
