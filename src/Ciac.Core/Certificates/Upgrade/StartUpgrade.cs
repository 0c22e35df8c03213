using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>The upgrade begins, with its workflow. Whoever begins it twice goes on with the one that is open.</summary>
public sealed class StartUpgrade(CiacDb db, PlanUpgrade planning, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public const string DefinitionId = "main-certificate-upgrade";

    public async Task<Outcome<Upgrade>> HandleAsync(Caller caller, Guid id, UpgradeAnswers answers, string browser, CancellationToken ct)
    {
        var planned = await planning.HandleAsync(caller, id, ct);
        if (planned.Value is not { } plan) return planned.Refusal!;
        if (await planning.RefuseAsync(caller, plan, answers, ct) is { Count: > 0 } refusals) return Outcome.Refused<Upgrade>(refusals);
        if (await OpenOfAsync(plan, ct) is { } open) return open;
        try
        {
            return await StartAsync(caller, Make(plan, answers, browser), ct);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two pages at once: the index lets one in, and both go on with that.
            db.ChangeTracker.Clear();
            return await OpenOfAsync(plan, ct) ?? throw new InvalidOperationException("The other page's upgrade is gone already.", second);
        }
    }

    private Task<Upgrade?> OpenOfAsync(UpgradePlan plan, CancellationToken ct) =>
        db.Upgrades.SingleOrDefaultAsync(u => u.SubId == plan.Sub.Id && u.MainId == plan.Main.Id && u.Way == plan.Way && u.EndedAt == null, ct);

    private async Task<Outcome<Upgrade>> StartAsync(Caller caller, Upgrade upgrade, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var locked = await planning.LockAsync(caller, upgrade.SubId, ct);
        if (locked.Value is not { } sub) return locked.Refusal!;
        db.Upgrades.Add(upgrade);
        await db.SaveChangesAsync(ct);
        var start = new StartWorkflow(DefinitionId)
        {
            CorrelationId = upgrade.Number,
            Key = $"upgrade:{upgrade.Number}",
            Input = new Dictionary<string, object?> { ["Upgrade"] = upgrade.Number, ["ByMain"] = upgrade.Way == UpgradeWay.ByMain },
        };
        upgrade.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        audit.Record(caller.Entry("upgrade.started") with { Subject = upgrade.Number, Detail = sub.UniqueId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return upgrade;
    }

    private Upgrade Make(UpgradePlan plan, UpgradeAnswers answers, string browser)
    {
        var now = clock.GetUtcNow();
        return new Upgrade
        {
            Id = Guid.CreateVersion7(now),
            Number = $"SJ{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            Way = plan.Way,
            Identifier = plan.Enterprise.Identifier,
            SubId = plan.Sub.Id,
            MainId = plan.Main.Id,
            State = UpgradeState.Running,
            Reason = plan.Way == UpgradeWay.BySub ? answers.Reason : null,
            RoleAfter = RoleOf(plan),
            BrowserHash = Secrets.Hash(browser),
            CreatedAt = now,
        };
    }

    // The legal representative signs this very form, so a holder who IS that person needs no further signature.
    private static HolderRole RoleOf(UpgradePlan plan)
    {
        var signs = plan.Way == UpgradeWay.BySub && HolderChange.IsRepresentative(plan.Enterprise, plan.Sub.HolderName, plan.Sub.HolderDocumentNumber);
        return signs || plan.Sub.Role == HolderRole.LegalRepresentative ? HolderRole.LegalRepresentative : HolderRole.CertificateAdministrator;
    }
}
