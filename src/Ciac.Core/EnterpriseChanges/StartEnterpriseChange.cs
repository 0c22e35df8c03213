using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>The change begins: what was checked is written down, and its workflow draws the form that says exactly that.</summary>
public sealed class StartEnterpriseChange(CiacDb db, PlanEnterpriseChange plan, IWorkflowInbox inbox, AuditTrail audit, ActivationSettings settings)
{
    public const string DefinitionId = "enterprise-information-change";

    public async Task<Outcome<EnterpriseChange>> HandleAsync(Caller caller, UnitForm form, string seen, CancellationToken ct)
    {
        var basis = await plan.BasisAsync(caller, ct);
        if (basis.Value is not { } known) return basis.Refusal!;
        var checkedForm = PlanEnterpriseChange.Check(known, form, seen);
        if (checkedForm.Value is not { } planned) return Outcome.Refused<EnterpriseChange>(checkedForm.Refusals);
        try
        {
            return await StartAsync(caller, Make(caller, planned), planned, ct);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return EnterpriseChangeRefusals.OneChange;
        }
    }

    private async Task<EnterpriseChange> StartAsync(Caller caller, EnterpriseChange change, UnitChangePlan planned, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.EnterpriseChanges.Add(change);
        await db.SaveChangesAsync(ct);
        var start = new StartWorkflow(DefinitionId)
        {
            CorrelationId = change.Number,
            Key = $"unit:{change.Number}",
            Input = new Dictionary<string, object?>
            {
                ["Change"] = change.Number,
                ["NeedsReview"] = change.NamesRepresentativeItself && settings.Options.ReviewSelfTypedUnits,
            },
        };
        change.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        audit.Record(caller.Entry("unit.started") with { Subject = change.Number, Detail = UnitFields.Line(planned.Before, planned.After).ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return change;
    }

    private EnterpriseChange Make(Caller caller, UnitChangePlan planned)
    {
        var now = settings.Clock.GetUtcNow();
        return new EnterpriseChange
        {
            Id = Guid.CreateVersion7(now),
            Number = $"DW{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            Identifier = caller.Identifier!,
            CredentialId = caller.CredentialId!.Value,
            State = EnterpriseChangeState.Running,
            BeforeJson = JsonSerializer.Serialize(planned.Before),
            AfterJson = JsonSerializer.Serialize(planned.After),
            CreatedAt = now,
        };
    }
}
