using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>
/// The moment of effect: in one transaction the sub-certificate takes the main certificate's place, unless what the form says of
/// the two, or who asked for it, is no longer so (invariants 1 and 3; the main certificate's own way is exempt from 3 by name).
/// </summary>
public sealed class UpgradeCertificate(CiacDb db, VerifyEvidence evidence, Upgrades upgrades, SwapMain swap)
{
    public async Task<UpgradeState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var upgrade = await db.Upgrades.AsNoTracking().SingleAsync(u => u.Number == number, ct);
        if (upgrade.IsOpen) upgrade = await DecideAsync(upgrade, ct);
        await transaction.CommitAsync(ct);
        return upgrade.State;
    }

    private async Task<Upgrade> DecideAsync(Upgrade known, CancellationToken ct)
    {
        await evidence.RequireAsync(known.SignatureRequestId!.Value, ct);
        // Everything that makes a main certificate of this unit takes this lock; cancelling and granting wait at the rows.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + known.Identifier}, 0))", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.credentials WHERE id IN ({known.SubId}, {known.MainId}) ORDER BY id FOR UPDATE", ct);
        db.ChangeTracker.Clear();
        var upgrade = await upgrades.LockAsync(known.Number, ct);
        if (!upgrade.IsOpen) return upgrade;
        var two = new MainSwap(await OfAsync(upgrade.MainId, ct), await OfAsync(upgrade.SubId, ct), upgrade.RoleAfter);
        var state = await IsTrueAsync(upgrade, two, ct) ? UpgradeState.Upgraded : UpgradeState.Overtaken;
        upgrades.End(upgrade, state, Upgrades.Entry(state) with { CredentialUniqueId = two.New.UniqueId, DocumentId = await DocumentOfAsync(upgrade, ct) });
        await db.SaveChangesAsync(ct);
        if (state == UpgradeState.Upgraded) await swap.HandleAsync(two, ct);
        return upgrade;
    }

    private Task<Credential> OfAsync(Guid id, CancellationToken ct) => db.Credentials.SingleAsync(c => c.Id == id, ct);

    private Task<Guid?> DocumentOfAsync(Upgrade upgrade, CancellationToken ct) =>
        db.SignatureRequests.Where(r => r.Id == upgrade.SignatureRequestId).Select(r => (Guid?)r.DocumentId).SingleAsync(ct);

    private async Task<bool> IsTrueAsync(Upgrade upgrade, MainSwap two, CancellationToken ct)
    {
        if (two.Old is not { IsMain: true, Status: CredentialStatus.Active }) return false;
        if (two.New is not { IsMain: false, Status: CredentialStatus.Active, Kind: CredentialKind.Certificate }) return false;
        if (upgrade.Way == UpgradeWay.ByMain) return upgrade.ProvenAt is not null && (upgrade.RoleAfter != HolderRole.LegalRepresentative || two.New.Role == upgrade.RoleAfter);
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == two.New.EnterpriseId, ct);
        return await IsSignedByAsync(upgrade, enterprise, ct) && MayTake(upgrade.RoleAfter, two.New, enterprise);
    }

    // Who signed must still be the legal representative.
    private async Task<bool> IsSignedByAsync(Upgrade upgrade, Enterprise enterprise, CancellationToken ct)
    {
        var signatories = await db.SignatureRequests.AsNoTracking().Where(r => r.Id == upgrade.SignatureRequestId).SelectMany(r => r.Signatories).ToListAsync(ct);
        return signatories.Exists(s => s.Role == SignatoryRole.LegalRepresentative && s.ExpectedIdentity == enterprise.RepresentativeDocumentNumber);
    }

    private static bool MayTake(HolderRole role, Credential sub, Enterprise enterprise) =>
        role != HolderRole.LegalRepresentative || sub.Role == role || HolderChange.IsRepresentative(enterprise, sub.HolderName, sub.HolderDocumentNumber);
}
