using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>People and units: signed in by licence, registered, changed, forgotten.</summary>
internal static class AccountPlays
{
    /// <summary>A code on the screen is scanned, confirmed on the phone, and signs in.</summary>
    public static async Task<Scene> ScanAsync(PortalWorld world)
    {
        var phone = new Phone(world, (await world.OpenUnitAsync()).Firm);
        return new(async () =>
        {
            await phone.ShowAsync();
            await phone.ScanAsync();
            await phone.ReceiveAsync(await phone.NextAsync());
            await UntilAsync(ScanState.Scanned);
            await phone.ConfirmAsync("licence-administrator");
            await phone.ReceiveAsync(await phone.NextAsync());
            await UntilAsync(ScanState.Confirmed);
            Desk.Allowed(await phone.RedeemAsync());
        });

        Task UntilAsync(ScanState state) => Waiting.UntilAsync($"the scan is {state}", async () => await phone.StateAsync() == state);
    }

    public static async Task<Scene> RegistrationAsync(PortalWorld world)
    {
        var one = await Registering.WithoutHolderAsync(world);
        return new(async () =>
        {
            Desk.Allowed(await one.SetAsync(one.Form));
            await Waiting.UntilAsync("the phone is waited for", async () => (await one.RunAsync()).Ticket is not null);
            await one.RegisterAsync();
            await one.ReceiveAsync(await one.NextAsync());
            await Waiting.UntilAsync("the holder is registered", async () => await one.StateAsync() == "Registered");
        });
    }

    public static async Task<Scene> UnitAsync(PortalWorld world)
    {
        var desk = await world.OpenUnitAsync();
        return new(PlayAsync, (desk.Firm.KeyHolder, "SMS_UNIT_CHANGE"));

        async Task PlayAsync()
        {
            var change = Desk.Allowed(await world.ChangeAsync(desk, new UnitForm { Contact = "新联系人" }));
            var access = await Signing.DrawnAsync(desk, async () => (await world.ChangeAsync(change.Number)).SignatureRequestId);
            await Signing.SealAsync(world, access, desk.Token);
            await Waiting.UntilAsync("the unit is changed", async () => (await world.EventsAsync(change.Number)).Contains("unit.changed"));
        }
    }

    /// <summary>The calendar's night: what only served a sign-in goes.</summary>
    public static Task<Scene> ForgetAsync(PortalWorld world) => Task.FromResult(new Scene(() => CertificatePlays.NightAsync(world, "forget-sign-ins")));

    /// <summary>What people were told long ago goes.</summary>
    public static Task<Scene> ForgetMessagesAsync(PortalWorld world) => Task.FromResult(new Scene(() => CertificatePlays.NightAsync(world, "forget-messages")));
}
