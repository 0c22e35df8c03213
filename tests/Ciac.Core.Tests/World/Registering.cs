using System.Text;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Outside.PersonRegistration;
using Ciac.Core.Tests.Outside.Contract;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A certificate from the old platform whose holder is set and registers, by phone or at the counter.</summary>
internal sealed class Registering(PortalWorld world, Desk desk)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static readonly Caller FirstClerk = Clerk();
    public static readonly Caller SecondClerk = Clerk();

    public Desk Desk => desk;

    public Person Holder => desk.Firm.KeyHolder;

    public Guid CredentialId => desk.Caller.CredentialId!.Value;

    /// <summary>Signed in; nobody is set as its holder.</summary>
    public static async Task<Registering> WithoutHolderAsync(PortalWorld world)
    {
        var firm = await Firm.FreshAsync(world.Sandbox);
        await OpenUnit.OfAsync(world, firm, c => (c.HolderName, c.HolderDocumentKind, c.HolderDocumentNumber, c.HolderMobile) = (null, null, null, null));
        return new Registering(world, await Desk.SignInAsync(world, firm));
    }

    /// <summary>The holder is set and waits for the phone.</summary>
    public static async Task<Registering> WaitingAsync(PortalWorld world)
    {
        var registering = await WithoutHolderAsync(world);
        Desk.Allowed(await registering.SetAsync(registering.Form));
        await world.MoveAsync();
        return registering;
    }

    public HolderForm Form => new() { Name = Holder.Name, DocumentKind = "ResidentId", DocumentNumber = Holder.IdNumber };

    public Task<Outcome<HolderRegistration>> SetAsync(HolderForm form) => world.AskAsync((SetHolder verb) => verb.HandleAsync(desk.Caller, form, None));

    public Task<Outcome<HolderRegistration>> StartAsync() => world.AskAsync((StartHolderRegistration verb) => verb.HandleAsync(desk.Caller, None));

    public async Task<string> StateAsync() => (await world.AskAsync((ReadHolderRegistration verb) => verb.OwnAsync(desk.Caller, None))).State;

    public async Task<HolderRegistrationRun> RunAsync() => (await world.AskAsync((ReadHolderRegistration verb) => verb.OwnAsync(desk.Caller, None))).Last!;

    /// <summary>On the phone, as somebody.</summary>
    public async Task RegisterAsync(string name, string idNumber) =>
        await world.Sandbox.PostAsync($"registration/app/{(await RunAsync()).Ticket}/register", new { name, idNumber, mobile = "13900000000", idType = "resident" });

    public Task RegisterAsync() => RegisterAsync(Holder.Name, Holder.IdNumber);

    /// <summary>The next callback about this ticket, as it came.</summary>
    public async Task<ReceivedCallback> NextAsync()
    {
        var ticket = (await RunAsync()).Ticket!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var callback in world.Sandbox.RegistrationCallbacks.ReadAllAsync(patience.Token))
            if (Encoding.UTF8.GetString(callback.Body).Contains(ticket, StringComparison.Ordinal)) return callback;
        throw new InvalidOperationException("The callbacks ended.");
    }

    public Task<RegistrationCallbackResult> VerifyAsync(ReceivedCallback callback) =>
        world.AskAsync((RegistrationCallbacks callbacks) => Task.FromResult(callbacks.Verify(callback.Headers, callback.Body)));

    public async Task ReceiveAsync(ReceivedCallback callback)
    {
        var genuine = Assert.IsType<RegistrationCallbackResult.Genuine>(await VerifyAsync(callback));
        await world.AskAsync(async (ReceiveRegistrationCallback verb) =>
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

    /// <summary>A scan and a photo, as any.</summary>
    public static readonly CounterFiles Pictures = new(JpegBytes.Plain, JpegBytes.Plain);

    public Task<Outcome<CounterEntry>> EnterAsync(Caller clerk, CounterForm form) => EnterAsync(clerk, form, Pictures);

    public Task<Outcome<CounterEntry>> EnterAsync(Caller clerk, CounterForm form, CounterFiles files) =>
        world.AskAsync((EnterPerson verb) => verb.HandleAsync(clerk, form, files, None));

    public Task<Outcome<CounterEntry>> AnswerAsync(Caller clerk, CounterAnswer answer) => world.AskAsync((ConfirmPerson verb) => verb.HandleAsync(clerk, answer, None));

    public Task<HolderRegistration> StoredAsync() => world.ReadAsync(db => db.Credentials.Where(c => c.Id == CredentialId).Select(c => c.HolderRegistration).SingleAsync());

    private static Caller Clerk() => new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.CounterClerk };
}
