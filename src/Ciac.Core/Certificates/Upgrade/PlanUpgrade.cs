using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Who would take whose place, and by which of the two ways.</summary>
public sealed record UpgradePlan(Credential Sub, Credential Main, Enterprise Enterprise, UpgradeWay Way);

/// <summary>What is answered on the page of an upgrade; the main certificate is asked for nothing but its confirmation.</summary>
public sealed record UpgradeAnswers(bool Understood, UpgradeReason? Reason);

/// <summary>Looks at an upgrade before it is asked for: its page shows what its form will say, and both ask the same questions.</summary>
public sealed class PlanUpgrade(CiacDb db, CertificateRows rows)
{
    public async Task<Outcome<UpgradePlan>> HandleAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await rows.FindAsync(caller, id, ct);
        if (found.Value is not { } sub) return found.Refusal!;
        if (Refuse(caller, sub) is { } refusal) return refusal;
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == sub.EnterpriseId, ct);
        var main = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.EnterpriseId == sub.EnterpriseId && c.IsMain && c.Status == CredentialStatus.Active, ct);
        return main is null ? CertificateRefusals.UnitNotOpen : new UpgradePlan(sub, main, enterprise, CertificateRights.Of(caller, sub).Upgrade!.Value);
    }

    /// <summary>What is missing in the answers, each beside its field.</summary>
    public async Task<List<Refusal>> RefuseAsync(Caller caller, UpgradePlan plan, UpgradeAnswers answers, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (plan.Way == UpgradeWay.ByMain) return refusals;
        if (answers.Reason is null) refusals.Add(UpgradeRefusals.ReasonMissing.For(nameof(answers.Reason)));
        if (!answers.Understood) refusals.Add(UpgradeRefusals.NotUnderstood.For(nameof(answers.Understood)));
        // Told now, not at the end: the sub-certificate seals with its own key.
        if (refusals.Count == 0 && !await SessionCertificate.HasSealAsync(db, caller, ct)) refusals.Add(SignatureRefusals.NoSeal);
        return refusals;
    }

    /// <summary>Inside the caller's transaction: the sub-certificate's row, if the upgrade is still allowed.</summary>
    internal async Task<Outcome<Credential>> LockAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var locked = await rows.LockAsync(caller, id, ct);
        if (locked.Value is not { } now) return locked.Refusal!;
        return Refuse(now.Caller, now.Target) is { } refusal ? refusal : now.Target;
    }

    private static Refusal? Refuse(Caller caller, Credential sub) => sub switch
    {
        _ when CertificateRights.Of(caller, sub).Upgrade is not null => null,
        { IsMain: true, Status: CredentialStatus.Active } => UpgradeRefusals.IsMainAlready,
        { Status: not CredentialStatus.Active } or { Kind: not CredentialKind.Certificate } => UpgradeRefusals.NotUpgradable,
        _ => UpgradeRefusals.NotAllowed,
    };
}
