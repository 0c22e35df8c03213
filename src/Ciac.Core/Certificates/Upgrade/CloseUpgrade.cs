using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Ends an upgrade that was declined, withdrawn or ran out of time; both certificates stay as they were.</summary>
public sealed class CloseUpgrade(CiacDb db, Upgrades upgrades)
{
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var upgrade = await upgrades.LockAsync(number, ct);
        // One that was cancelled before the key swap has ended by the hand of who cancelled it.
        if (upgrade.IsOpen) await EndAsync(upgrade, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndAsync(Upgrade upgrade, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == upgrade.SignatureRequestId, ct);
        var state = request?.State switch
        {
            SignatureRequestState.Declined => UpgradeState.Declined,
            SignatureRequestState.Withdrawn => UpgradeState.Withdrawn,
            SignatureRequestState.Expired or null => UpgradeState.Expired,
            var other => throw new InvalidOperationException($"A request that is {other} closes no upgrade."),
        };
        upgrades.End(upgrade, state, Upgrades.Entry(state) with { Detail = request?.DeclineReason, DocumentId = request?.DocumentId });
        await db.SaveChangesAsync(ct);
    }
}
