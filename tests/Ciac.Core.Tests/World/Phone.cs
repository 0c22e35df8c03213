using Ciac.Core.Accounts;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Tests.Outside.Contract;

namespace Ciac.Core.Tests.World;

/// <summary>A browser that shows a QR code, the phone that scans it, and the post between licence platform and portal.</summary>
internal sealed class Phone(PortalWorld world, Firm firm)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Origin From = new("10.1.2.3", "test");

    public string Browser { get; } = Guid.NewGuid().ToString();

    public ScanSignIn Scan { get; private set; } = null!;

    /// <summary>What the code on the page says.</summary>
    public string Ticket { get; private set; } = "";

    public static async Task<Phone> ShowingAsync(PortalWorld world, Firm firm)
    {
        var phone = new Phone(world, firm);
        await phone.ShowAsync();
        await world.MoveAsync();
        return phone;
    }

    /// <summary>Shows a new code; the workflow is left to whoever moves it.</summary>
    public async Task ShowAsync()
    {
        Scan = Desk.Allowed(await world.AskAsync((ShowScan verb) => verb.NewAsync(Browser, "/certificates", From, None)));
        Ticket = Scan.Ticket;
    }

    /// <summary>In front of a page that shows the code of a seal.</summary>
    public static Phone BeforeSeal(PortalWorld world, Firm firm, string ticket) => new(world, firm) { Ticket = ticket };

    /// <summary>Scanned and answered by the person of that authorisation, and told to the portal.</summary>
    public async Task SealAsync(string role)
    {
        await ScanAsync();
        await DeliverAsync();
        await ConfirmAsync(role);
        await DeliverAsync();
    }

    /// <summary>Scanned and confirmed by the person of that authorisation, and told to the portal.</summary>
    public static async Task<Phone> ConfirmedAsync(PortalWorld world, Firm firm, string role = "licence-administrator")
    {
        var phone = await ShowingAsync(world, firm);
        await phone.ScanAsync();
        await phone.DeliverAsync();
        await phone.ConfirmAsync(role);
        await phone.DeliverAsync();
        return phone;
    }

    /// <summary>Scanned, confirmed and stored; what follows is left to whoever moves the engine.</summary>
    public async Task ConfirmedOnlyAsync(string role)
    {
        await ScanAsync();
        await ReceiveAsync(await NextAsync());
        await ConfirmAsync(role);
        await ReceiveAsync(await NextAsync());
    }

    public Task ScanAsync() => world.Sandbox.PostAsync($"licence/app/{Ticket}/scan", new { });

    public async Task ConfirmAsync(string role) => await AnswerAsync(await SubjectAsync(role));

    public Task RefuseAsync() => AnswerAsync(null);

    public async Task<string> SubjectAsync(string role) =>
        (await world.Sandbox.ReadAsync($"licence/people?identifier={firm.Identifier}")).EnumerateArray().First(p => p.Text("role") == role).Text("subject");

    /// <summary>The next callback about this ticket, as it came.</summary>
    public async Task<ReceivedCallback> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var callback in world.Sandbox.LicenceCallbacks.ReadAllAsync(patience.Token))
            if (System.Text.Encoding.UTF8.GetString(callback.Body).Contains(Ticket, StringComparison.Ordinal)) return callback;
        throw new InvalidOperationException("The callbacks ended.");
    }

    public Task<LicenceCallbackResult> VerifyAsync(ReceivedCallback callback) =>
        world.AskAsync((LicenceCallbacks callbacks) => Task.FromResult(callbacks.Verify(callback.Headers, callback.Body)));

    public async Task ReceiveAsync(ReceivedCallback callback)
    {
        var genuine = Assert.IsType<LicenceCallbackResult.Genuine>(await VerifyAsync(callback));
        await world.AskAsync(async (ReceiveLicenceCallback verb) =>
        {
            await verb.HandleAsync(genuine, None);
            return true;
        });
    }

    /// <summary>The next callback is taken by the portal, and everything due is done.</summary>
    public async Task DeliverAsync()
    {
        await ReceiveAsync(await NextAsync());
        await world.MoveAsync();
    }

    public async Task<ScanState> StateAsync(string? browser = null) =>
        (await world.AskAsync((ShowScan verb) => verb.LastAsync(browser ?? Browser, None)))!.StateAt(world.Clock.GetUtcNow());

    public Task<Outcome<SignedIn>> RedeemAsync(string? browser = null) =>
        world.AskAsync((RedeemScan verb) => verb.HandleAsync(browser ?? Browser, Scan.Id, From, None));

    public Task<Outcome<Done>> RejectAsync() => world.AskAsync((RedeemScan verb) => verb.RejectAsync(Browser, Scan.Id, From, None));

    /// <summary>Signed in, and opened when it is the first time in an open unit.</summary>
    public async Task<Caller> SignInAsync()
    {
        var done = Desk.Allowed(await RedeemAsync());
        await world.MoveAsync();
        var desk = await Desk.EnteredAsync(world, firm, done.SessionToken, done.Next);
        if (desk.Next == NextPage.ActivateSub) await world.OpenOwnAsync(desk);
        return desk.Caller;
    }

    private Task AnswerAsync(string? subject) => world.Sandbox.PostAsync($"licence/app/{Ticket}/answer", new { subject });
}
