using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The upgrades' rows: where a state and its line in the record are written together.</summary>
public sealed class Upgrades(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Inside a transaction, and after the certificates' rows where both are locked.</summary>
    internal Task<Upgrade> LockAsync(string number, CancellationToken ct) =>
        db.Upgrades.FromSql($"SELECT * FROM ciac.upgrades WHERE number = {number} FOR UPDATE").SingleAsync(ct);

    internal void Prove(Upgrade upgrade, AuditEntry entry)
    {
        upgrade.ProvenAt = clock.GetUtcNow();
        audit.Record(entry with { Subject = upgrade.Number });
    }

    internal void End(Upgrade upgrade, UpgradeState state, AuditEntry entry)
    {
        upgrade.End(state, entry.Detail, clock.GetUtcNow());
        audit.Record(entry with { Identifier = upgrade.Identifier, Subject = upgrade.Number });
    }

    internal static AuditEntry Entry(UpgradeState state) =>
        new(state == UpgradeState.Upgraded ? "upgrade.done" : $"upgrade.{state.ToString().ToLowerInvariant()}");
}
