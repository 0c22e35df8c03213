using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A main certificate and a sub-certificate of one open unit, and what they do with upgrades, verb by verb.</summary>
internal sealed class UpgradeWork
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PortalWorld _world;

    private UpgradeWork(PortalWorld world, Desk main, Desk sub) => (_world, Main, Sub) = (world, main, sub);

    public Desk Main { get; }
    public Desk Sub { get; }
    public Guid MainId => Main.Caller.CredentialId!.Value;
    public Guid SubId => Sub.Caller.CredentialId!.Value;

    /// <summary>The browser that asks for the upgrades.</summary>
    public string Browser { get; } = Guid.NewGuid().ToString();

    public static async Task<UpgradeWork> StartAsync(PortalWorld world, Action<Credential>? change = null, string role = "clerk-1")
    {
        var main = await world.OpenUnitAsync("clerk-1", "clerk-2", "without-seal");
        await OpenUnit.SubAsync(world, main.Firm, role, change);
        return new UpgradeWork(world, main, await Desk.SignInAsync(world, main.Firm, role));
    }

    public Task<Outcome<Upgrade>> AskAsync(Desk by, Guid? id = null, UpgradeAnswers? answers = null) =>
        _world.AskAsync((StartUpgrade verb) => verb.HandleAsync(by.Caller, id ?? SubId, answers ?? new UpgradeAnswers(true, UpgradeReason.Lost), Browser, None));

    /// <summary>Way (a), with its form drawn: the sub-certificate's turn.</summary>
    public async Task<Upgrade> DrawnAsync()
    {
        var upgrade = Desk.Allowed(await AskAsync(Sub));
        await _world.MoveAsync();
        return await UpgradeAsync(upgrade);
    }

    /// <summary>Way (a), with everything signed but not yet in force: whoever moves the engine decides.</summary>
    public async Task<Upgrade> SignedAsync()
    {
        var upgrade = await DrawnAsync();
        await SealAsync(upgrade);
        await _world.MoveAsync();
        await RepresentativeSignsAsync(upgrade);
        return upgrade;
    }

    public async Task SealAsync(Upgrade upgrade)
    {
        var access = AccessOf(upgrade);
        var seal = Desk.Allowed(await _world.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, Sub.Token.Certificate, None)));
        Desk.Allowed(await _world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, Sub.Token.Sign(seal.ToBeSigned), None)));
    }

    public async Task RepresentativeSignsAsync(Upgrade upgrade)
    {
        Desk.Allowed(await AskCodeAsync(upgrade));
        await _world.MoveAsync();
        Desk.Allowed(await SignAsync(upgrade));
    }

    public Task<Outcome<SignatureRequest>> AskCodeAsync(Upgrade upgrade) => _world.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(AccessOf(upgrade), None));

    public async Task<Outcome<SignatureRequest>> SignAsync(Upgrade upgrade)
    {
        var code = await Sub.CodeAsync(Sub.Firm.Representative, "PROVIDER_CODE");
        return await _world.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(AccessOf(upgrade), code, None));
    }

    /// <summary>Way (b), confirmed: waits for the key of the sub-certificate.</summary>
    public async Task<Upgrade> ConfirmedAsync(Guid? id = null)
    {
        var upgrade = Desk.Allowed(await AskAsync(Main, id));
        await _world.MoveAsync();
        return upgrade;
    }

    public async Task<Outcome<Upgrade>> ProveAsync(Upgrade upgrade, Token key, Desk? by = null)
    {
        var (token, browser) = await _world.ProofAsync(key);
        return await _world.AskAsync((ProveUpgrade verb) => verb.HandleAsync((by ?? Main).Caller, upgrade.Number, token, browser, None));
    }

    public Task<Outcome<Upgrade>> WithdrawAsync(Upgrade upgrade, Desk? by = null) =>
        _world.AskAsync((ProveUpgrade verb) => verb.WithdrawAsync((by ?? Main).Caller, upgrade.Number, None));

    public Task<Upgrade> UpgradeAsync(Upgrade upgrade) => _world.ReadAsync(db => db.Upgrades.AsNoTracking().SingleAsync(u => u.Id == upgrade.Id));

    public SigningAccess.Owner AccessOf(Upgrade upgrade) => new(Sub.Caller, upgrade.SignatureRequestId!.Value);

    /// <summary>Unique ids of the unit's main certificates: always one.</summary>
    public Task<List<string>> MainsAsync() => MainsAsync(_world, Main.Firm);

    public static Task<List<string>> MainsAsync(PortalWorld world, Firm firm) => world.ReadAsync(db => db.Enterprises.Where(e => e.Identifier == firm.Identifier)
        .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c).Where(c => c.IsMain && c.Status == CredentialStatus.Active).Select(c => c.UniqueId).ToListAsync());

    public async Task<int> TextsAsync(string template) => (await _world.Sandbox.TextsAsync(Main.Firm.KeyHolder.Mobile, template)).Count;
}
