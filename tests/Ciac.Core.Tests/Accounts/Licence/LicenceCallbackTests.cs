using Ciac.Core.Accounts;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts.Licence;

/// <summary>Callbacks forged, stale, repeated, reordered, contradicting and late (identity.md §5.3): none of them moves a sign-in wrongly.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LicenceCallbackTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private PortalWorld World => portal.World;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => LieAsync("none");

    [Theory]
    [InlineData("forged")]
    [InlineData("stale")]
    public async Task A_callback_that_is_not_proven_is_refused(string fault)
    {
        await LieAsync(fault);
        var phone = await ScannedAsync();
        Assert.IsType<LicenceCallbackResult.Unproven>(await phone.VerifyAsync(await phone.NextAsync()));
    }

    [Fact]
    public async Task Half_a_callback_is_malformed_however_rightly_it_is_signed()
    {
        var phone = await ScannedAsync();
        var whole = await phone.NextAsync();
        Assert.IsType<LicenceCallbackResult.Genuine>(await phone.VerifyAsync(whole));
        Assert.IsType<LicenceCallbackResult.Unproven>(await phone.VerifyAsync(whole with { Body = whole.Body[..^3] }));
        Assert.IsType<LicenceCallbackResult.Unproven>(await phone.VerifyAsync(whole with { Headers = whole.Headers with { Nonce = "another-nonce" } }));
    }

    [Theory]
    [InlineData("replayed")]
    [InlineData("repeated")]
    public async Task A_callback_that_comes_twice_is_one(string fault)
    {
        await LieAsync(fault);
        var phone = await ScannedAsync();
        await phone.DeliverAsync();
        await phone.DeliverAsync();
        await LieAsync("none");
        Assert.Equal(1, await World.ReadAsync(db => db.LicenceEvents.CountAsync(e => e.ScanNumber == phone.Scan.Number)));
        await phone.ConfirmAsync("agent-full");
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Confirmed, await phone.StateAsync());
    }

    [Fact]
    [Trait("Case", "A-14")]
    public async Task A_confirmation_before_its_scan_is_a_confirmation()
    {
        await LieAsync("reordered");
        var phone = await ScannedAsync();
        await phone.ConfirmAsync("agent-full");
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Confirmed, await phone.StateAsync());
        await phone.DeliverAsync();
        Assert.Equal(ScanState.Confirmed, await phone.StateAsync());
        Assert.Equal(HolderRole.Clerk, (await phone.SignInAsync()).Role);
    }

    [Fact]
    public async Task Of_two_confirmations_the_first_counts()
    {
        await Firm.FreshAsync(World.Sandbox);
        await LieAsync("contradicting");
        var firm = await Firm.FreshAsync(World.Sandbox);
        await OpenUnit.OfAsync(World, firm);
        var phone = await Phone.ShowingAsync(World, firm);
        await phone.ScanAsync();
        await phone.DeliverAsync();
        await phone.ConfirmAsync("agent-full");
        await phone.DeliverAsync();
        await phone.DeliverAsync();
        Assert.Equal(firm.Identifier, (await phone.SignInAsync()).Identifier);
        await AssertForgottenAsync(phone);
    }

    [Fact]
    [Trait("Case", "A-14")]
    public async Task A_confirmation_after_the_end_changes_nothing()
    {
        var phone = await ScannedAsync();
        await phone.DeliverAsync();
        await phone.ConfirmAsync("agent-full");
        var late = await phone.NextAsync();
        using var later = World.Clock.Later(TimeSpan.FromMinutes(4));
        // It comes before the timer has been looked at.
        await phone.ReceiveAsync(late);
        await World.MoveAsync();
        Assert.Equal(ScanState.Expired, await phone.StateAsync());
        await AssertForgottenAsync(phone);
        await World.RefusesAsync(AccountRefusals.ScanOver, () => phone.RedeemAsync());
    }

    [Fact]
    public async Task A_ticket_of_nobodys_is_accepted_and_changes_nothing()
    {
        var callback = new LicenceCallback(Guid.NewGuid().ToString("N"), "no-such-ticket", LicenceCallback.Refused);
        await World.AskAsync(async (ReceiveLicenceCallback verb) =>
        {
            await verb.HandleAsync(new LicenceCallbackResult.Genuine(callback, Guid.NewGuid().ToString("N")), CancellationToken.None);
            return true;
        });
        Assert.False(await World.ReadAsync(db => db.LicenceEvents.AnyAsync(e => e.Id == callback.EventId)));
    }

    private async Task AssertForgottenAsync(Phone phone) =>
        Assert.All(await World.ReadAsync(db => db.LicenceEvents.Where(e => e.ScanNumber == phone.Scan.Number).ToListAsync()), e => Assert.Null(e.HolderJson));

    private async Task<Phone> ScannedAsync()
    {
        var firm = await Firm.FreshAsync(World.Sandbox);
        await OpenUnit.OfAsync(World, firm);
        var phone = await Phone.ShowingAsync(World, firm);
        await phone.ScanAsync();
        return phone;
    }

    private Task LieAsync(string fault) => World.Sandbox.PostAsync("licence/faults", new { fault });
}
