using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>An administrator and a clerk of one open unit, and what they do with grants, verb by verb.</summary>
internal sealed class GrantWork
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PortalWorld _world;

    private GrantWork(PortalWorld world, Desk admin, Desk clerk) => (_world, Admin, Clerk) = (world, admin, clerk);

    public Desk Admin { get; }
    public Desk Clerk { get; }
    public Guid ClerkId => Clerk.Caller.CredentialId!.Value;

    public static async Task<GrantWork> StartAsync(PortalWorld world, params string[] moreKeys)
    {
        var admin = await world.OpenUnitAsync(["clerk-1", .. moreKeys]);
        await OpenUnit.SubAsync(world, admin.Firm, "clerk-1");
        return new GrantWork(world, admin, await Desk.SignInAsync(world, admin.Firm, "clerk-1"));
    }

    /// <summary>The same with a unit that went through its activation, so that the representative's number is known; the clerk has asked and sealed.</summary>
    public static async Task<(GrantWork Work, Grant Grant)> RequestedAsync(PortalWorld world, params string[] items)
    {
        var admin = await Desk.SignInAsync(world, await Firm.FreshAsync(world.Sandbox, "local", [Firm.Holder, "clerk-1"]));
        await admin.FillAsync();
        await admin.SubmitAsync();
        await admin.SealAsync();
        await admin.RepresentativeSignsAsync();
        await OpenUnit.SubAsync(world, admin.Firm, "clerk-1");
        var work = new GrantWork(world, await Desk.SignInAsync(world, admin.Firm), await Desk.SignInAsync(world, admin.Firm, "clerk-1"));
        var grant = Desk.Allowed(await work.RequestAsync(items));
        await world.MoveAsync();
        await work.SealAsync(work.Clerk, await work.GrantAsync(grant));
        return (work, await work.GrantAsync(grant));
    }

    public Task<Outcome<Grant>> DirectAsync(params string[] items) => DirectAsync(Admin, new GrantForm { Items = items });

    public Task<Outcome<Grant>> DirectAsync(Desk by, GrantForm form) => _world.AskAsync((StartGrant verb) => verb.DirectAsync(by.Caller, ClerkId, form, None));

    public Task<Outcome<Grant>> RequestAsync(params string[] items) =>
        _world.AskAsync((StartGrant verb) => verb.RequestAsync(Clerk.Caller, new GrantForm { Items = items, Reason = "投标，3 月 20 日截止" }, None));

    public async Task<Grant> AskedAsync(params string[] items) => Desk.Allowed(await AskAsync(items));

    public async Task<Outcome<Grant>> AskAsync(params string[] items)
    {
        var asked = await _world.AskAsync((StartGrant verb) => verb.AskAsync(Clerk.Caller, new GrantForm { Items = items, Reason = "投标" }, None));
        await _world.MoveAsync();
        return asked;
    }

    /// <summary>A grant that answers a request, sealed by an administrator and in force.</summary>
    public async Task<Grant> AnsweredAsync(Desk by, Grant ask, params string[] items)
    {
        var grant = await DrawnAnswerAsync(by, ask, items);
        await SealAsync(by, grant);
        return await GrantAsync(grant);
    }

    public async Task<Grant> DrawnAnswerAsync(Desk by, Grant ask, params string[] items)
    {
        var grant = Desk.Allowed(await DirectAsync(by, new GrantForm { Items = items, Answers = ask.Number }));
        await _world.MoveAsync();
        return await GrantAsync(grant);
    }

    public async Task<Outcome<Grant>> DeclineAsync(Desk by, Grant ask, string reason)
    {
        var ended = await _world.AskAsync((EndAsk verb) => verb.DeclineAsync(by.Caller, ask.Number, reason, None));
        await _world.MoveAsync();
        return ended;
    }

    public async Task<Outcome<Grant>> WithdrawAsync(Desk by, Grant ask)
    {
        var ended = await _world.AskAsync((EndAsk verb) => verb.WithdrawAsync(by.Caller, ask.Number, None));
        await _world.MoveAsync();
        return ended;
    }

    public async Task<Outcome<Grant>> RemindAsync(Desk by, Grant ask, Guid administrator)
    {
        var reminded = await _world.AskAsync((RemindAdministrator verb) => verb.HandleAsync(by.Caller, ask.Number, administrator, None));
        await _world.MoveAsync();
        return reminded;
    }

    /// <summary>What waits for an administrator, by number.</summary>
    public async Task<IEnumerable<string>> ToDosAsync(Desk by) =>
        (await _world.ToDosAsync(by)).Where(toDo => toDo.What == ToDoKind.AnswerGrant).Select(toDo => toDo.Link.Split('=')[1]);

    /// <summary>Starts a grant and lets its form be drawn.</summary>
    public async Task<Grant> DrawnAsync(params string[] items)
    {
        var grant = Desk.Allowed(await DirectAsync(items));
        await _world.MoveAsync();
        return await GrantAsync(grant);
    }

    /// <summary>The same, sealed and in force.</summary>
    public async Task<Grant> GrantedAsync(params string[] items)
    {
        var grant = await DrawnAsync(items);
        await SealAsync(Admin, grant);
        return await GrantAsync(grant);
    }

    public async Task SealAsync(Desk by, Grant grant)
    {
        await SealOnlyAsync(by, grant);
        await _world.MoveAsync();
    }

    /// <summary>The workflow is left to whoever moves it.</summary>
    public async Task SealOnlyAsync(Desk by, Grant grant)
    {
        var access = new SigningAccess.Owner(by.Caller, grant.SignatureRequestId!.Value);
        var seal = Desk.Allowed(await _world.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, by.Token.Certificate, None)));
        Desk.Allowed(await _world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, by.Token.Sign(seal.ToBeSigned), None)));
    }

    public async Task RepresentativeSignsAsync(Grant grant)
    {
        var access = new SigningAccess.Owner(Clerk.Caller, grant.SignatureRequestId!.Value);
        Desk.Allowed(await _world.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(access, None)));
        await _world.MoveAsync();
        var code = await Clerk.CodeAsync(Clerk.Firm.Representative, "PROVIDER_CODE");
        Desk.Allowed(await _world.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(access, code, None)));
        await _world.MoveAsync();
    }

    public Task<Grant> GrantAsync(Grant grant) => _world.ReadAsync(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id));

    public async Task<IReadOnlyList<string>> HeldAsync(Guid? credential = null) =>
        (await _world.AskAsync((GrantedItems verb) => verb.OfAsync(credential ?? ClerkId, None))).Codes;

    public async Task<byte[]> PdfAsync(Desk by, Grant grant) =>
        Desk.Allowed(await _world.AskAsync((ReadDocument verb) => verb.HandleAsync(new SigningAccess.Owner(by.Caller, grant.SignatureRequestId!.Value), None))).Revision.Content;
}
