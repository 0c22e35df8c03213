using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Another certificate took the place of the one that these upgrades name: nobody signs or proves anything for them any more.</summary>
public sealed class LapseUpgrades(CiacDb db, Upgrades upgrades, EndSignatureRequest end, IWorkflowInbox inbox) : IAfterMainSwap
{
    public async Task HandleAsync(Guid oldId, Guid newId, CancellationToken ct)
    {
        var open = await db.Upgrades.FromSql($"SELECT * FROM ciac.upgrades WHERE main_id = {oldId} AND ended_at IS NULL ORDER BY id FOR UPDATE").ToListAsync(ct);
        foreach (var upgrade in open) upgrades.End(upgrade, UpgradeState.Overtaken, Upgrades.Entry(UpgradeState.Overtaken));
        await db.SaveChangesAsync(ct);
        foreach (var upgrade in open)
        {
            if (upgrade.SignatureRequestId is { } request) await end.LapseAsync(request, ct);
            else if (upgrade is { Way: UpgradeWay.ByMain, ProvenAt: null }) await inbox.SendAsync(ProveUpgrade.StimulusOf(upgrade.Number, "Withdrawn"), ct);
        }
    }
}
