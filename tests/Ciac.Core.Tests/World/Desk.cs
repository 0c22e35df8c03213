using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A person of a firm at a browser, signed in with one key: does what the pages do, verb by verb.</summary>
public sealed class Desk
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PortalWorld _world;

    private readonly Token? _token;

    private Desk(PortalWorld world, Firm firm, Token? token) => (_world, Firm, _token) = (world, firm, token);

    public Firm Firm { get; }
    public Token Token => _token ?? throw new InvalidOperationException("Who signed in by licence or account has no key.");
    public Caller Caller { get; private set; } = null!;
    public NextPage Next { get; private set; }

    /// <summary>The session's token, as the browser's cookie carries it.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The open or last activation's number.</summary>
    public string Number { get; private set; } = "";
    public Guid RequestId { get; private set; }

    public SigningAccess.Owner Access => new(Caller, RequestId);

    public static async Task<Desk> SignInAsync(PortalWorld world, Firm firm, string role = Firm.Holder)
    {
        var desk = new Desk(world, firm, firm.Token(role));
        var browser = Guid.NewGuid().ToString();
        var challenge = Allowed(await world.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, None)));
        var done = Allowed(await world.AskAsync((SignInWithCertificate verb) => verb.HandleAsync(browser, desk.Token.Answer(challenge), new Origin("10.1.2.3", "test"), None)));
        await desk.EnterAsync(done.SessionToken, done.Next);
        return desk;
    }

    /// <summary>Signed in without a key, by licence or account.</summary>
    public static async Task<Desk> EnteredAsync(PortalWorld world, Firm firm, string session, NextPage next)
    {
        var desk = new Desk(world, firm, null);
        await desk.EnterAsync(session, next);
        return desk;
    }

    /// <summary>The same session, as it stands now.</summary>
    public Task AgainAsync() => EnterAsync(Session, Next);

    private async Task EnterAsync(string session, NextPage next)
    {
        (Next, Session) = (next, session);
        Caller = (await _world.AskAsync((FindSession verb) => verb.HandleAsync(session, new Origin("10.1.2.3", "test"), None)))!;
    }

    /// <summary>A fresh firm, signed in, with the confirmation form waiting for the enterprise's seal.</summary>
    public static async Task<Desk> ReadyToSealAsync(PortalWorld world, string category = "local", Func<Firm, UnitForm>? unit = null)
    {
        var desk = await SignInAsync(world, await Firm.FreshAsync(world.Sandbox, category));
        await desk.FillAsync(unit?.Invoke(desk.Firm));
        await desk.SubmitAsync();
        return desk;
    }

    /// <summary>The same, sealed: the legal representative's turn.</summary>
    public static async Task<Desk> SealedAsync(PortalWorld world, string category = "local", Func<Firm, UnitForm>? unit = null)
    {
        var desk = await ReadyToSealAsync(world, category, unit);
        await desk.SealAsync();
        return desk;
    }

    public async Task FillAsync(UnitForm? unit = null)
    {
        await FillUnitAsync(unit);
        Allowed(await _world.AskAsync((EditActivation verb) => verb.SendCodeAsync(Caller, Firm.KeyHolder.Mobile, None)));
        await _world.MoveAsync();
        Allowed(await _world.AskAsync(async (EditActivation verb) => await verb.SaveHolderAsync(Caller, Firm.HolderForm(await CodeAsync(Firm.KeyHolder, "SMS_HOLDER_CODE")), None)));
    }

    public async Task FillUnitAsync(UnitForm? unit = null)
    {
        Number = Allowed(await _world.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(Caller, Firm.Origin, None))).Number;
        Allowed(await _world.AskAsync((EditActivation verb) => verb.SaveUnitAsync(Caller, unit ?? Firm.UnitForm, None)));
    }

    public async Task SubmitAsync()
    {
        await HandInAsync();
        await _world.MoveAsync();
        Assert.True(await HasRequestAsync());
    }

    /// <summary>Submits; the workflow is left to whoever moves it.</summary>
    public async Task HandInAsync() => Number = Allowed(await _world.AskAsync((SubmitActivation verb) => verb.HandleAsync(Caller, None))).Number;

    /// <summary>Whether the confirmation form was drawn and waits for its signatures.</summary>
    public async Task<bool> HasRequestAsync()
    {
        RequestId = (await ActivationAsync()).SignatureRequestId ?? Guid.Empty;
        return RequestId != Guid.Empty;
    }

    public async Task<SealToSign> PrepareSealAsync() =>
        Allowed(await _world.AskAsync((PrepareSeal verb) => verb.HandleAsync(Access, Token.Certificate, None)));

    public Task<Outcome<SignatureRequest>> SealAsync(byte[] value) =>
        _world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(Access, value, None));

    public async Task SealAsync()
    {
        Allowed(await SealAsync(Token.Sign((await PrepareSealAsync()).ToBeSigned)));
        await _world.MoveAsync();
    }

    public Task<Outcome<SignatureRequest>> AskCodeAsync() =>
        _world.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(Access, None));

    /// <summary>Asks for the representative's code and reads it on their phone.</summary>
    public async Task<string> RepresentativeCodeAsync()
    {
        Allowed(await AskCodeAsync());
        await _world.MoveAsync();
        return await CodeAsync(Firm.Representative, "PROVIDER_CODE");
    }

    public Task<Outcome<SignatureRequest>> SignAsync(string code) =>
        _world.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(Access, code, None));

    public async Task RepresentativeSignsAsync()
    {
        Allowed(await SignAsync(await RepresentativeCodeAsync()));
        await _world.MoveAsync();
    }

    public async Task<string> CodeAsync(Person person, string template) =>
        (await _world.Sandbox.TextsAsync(person.Mobile, template)).MaxBy(text => text.GetProperty("id").GetInt64()).GetProperty("parameters").Text("code");

    public Task<Activation> ActivationAsync() => _world.ReadAsync(db => db.Activations.SingleAsync(a => a.Number == Number));

    public Task<SignatureRequest> RequestAsync() => _world.ReadAsync(db => db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == RequestId));

    public async Task<byte[]> PdfAsync() =>
        Allowed(await _world.AskAsync((ReadDocument verb) => verb.HandleAsync(Access, None))).Revision.Content;

    /// <summary>The workflow behind the activation.</summary>
    public async Task<InstanceView> WorkflowAsync()
    {
        var id = (await ActivationAsync()).WorkflowInstanceId!;
        return (await _world.AskAsync((IInstanceReader reader) => reader.FindAsync(id, None)))!;
    }

    public Task<List<string>> EventsAsync() =>
        _world.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == Number).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    public static T Allowed<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
