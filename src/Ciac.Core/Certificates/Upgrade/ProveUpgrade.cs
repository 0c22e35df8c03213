using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The key swap of an upgrade by the main certificate: the sub-certificate's key proves itself in that session, or the main certificate thinks better of it.</summary>
public sealed class ProveUpgrade(CiacDb db, PlanUpgrade planning, ProveKnownKey key, IWorkflowInbox inbox, Upgrades upgrades)
{
    /// <summary>Name of the stimulus; its payload is the upgrade's number.</summary>
    public const string Stimulus = "Ciac.UpgradeProven";

    public async Task<Outcome<Upgrade>> HandleAsync(Caller caller, string number, CertificateToken token, string browser, CancellationToken ct)
    {
        if (await OfAsync(caller, number, ct) is not { } upgrade) return UpgradeRefusals.NotFound;
        if (!upgrade.IsOpen) return UpgradeRefusals.Ended;
        // Two clicks are one proof.
        if (upgrade.ProvenAt is not null) return upgrade;
        var sub = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == upgrade.SubId, ct);
        var request = new ProofRequest(browser, ProofPurpose.Possession, caller.From);
        return await key.RefuseAsync(token, request, sub, ct) is { } refusal ? refusal : await KeepAsync(caller, upgrade, ct);
    }

    /// <summary>取消, until the key has proved itself.</summary>
    public async Task<Outcome<Upgrade>> WithdrawAsync(Caller caller, string number, CancellationToken ct)
    {
        if (await OfAsync(caller, number, ct) is not { } known) return UpgradeRefusals.NotFound;
        await using var transaction = await db.BeginAsync(ct);
        var upgrade = await upgrades.LockAsync(known.Number, ct);
        if (upgrade.State == UpgradeState.Withdrawn) return upgrade;
        if (!upgrade.IsOpen) return UpgradeRefusals.Ended;
        if (upgrade.ProvenAt is not null) return UpgradeRefusals.TooLateToWithdraw;
        upgrades.End(upgrade, UpgradeState.Withdrawn, caller.Entry("upgrade.withdrawn"));
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(StimulusOf(number, "Withdrawn"), ct);
        await transaction.CommitAsync(ct);
        return upgrade;
    }

    internal static SendStimulus StimulusOf(string number, string outcome) => new(Stimulus, new { Upgrade = number })
    {
        Key = $"upgrade:{number}:{outcome}",
        Input = new Dictionary<string, object?> { ["outcome"] = outcome },
    };

    private Task<Upgrade?> OfAsync(Caller caller, string number, CancellationToken ct) => db.Upgrades.AsNoTracking().SingleOrDefaultAsync(
        u => u.Number == number && u.Identifier == caller.Identifier && u.Way == UpgradeWay.ByMain && u.MainId == caller.CredentialId, ct);

    private async Task<Outcome<Upgrade>> KeepAsync(Caller caller, Upgrade known, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var locked = await planning.LockAsync(caller, known.SubId, ct);
        if (locked.Value is not { } sub) return locked.Refusal!;
        var upgrade = await upgrades.LockAsync(known.Number, ct);
        if (!upgrade.IsOpen) return UpgradeRefusals.Ended;
        if (upgrade.ProvenAt is not null) return upgrade;
        upgrades.Prove(upgrade, caller.Entry("upgrade.proven") with { Detail = sub.UniqueId });
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(StimulusOf(upgrade.Number, "Proven"), ct);
        await transaction.CommitAsync(ct);
        return upgrade;
    }
}
