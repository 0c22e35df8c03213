using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>Writes a copy down and starts its workflow, in one transaction.</summary>
public sealed class BeginCopy(CiacDb db, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>False when it is there already: a double click, or a colleague who was first.</summary>
    public async Task<bool> TryAsync(Caller caller, QualificationCopy copy, string definitionId, CancellationToken ct)
    {
        try
        {
            await StartAsync(caller, copy, definitionId, ct);
            return true;
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    public string NumberFor(CopyKind kind) => $"{(kind == CopyKind.UseCopy ? "SY" : "PZ")}{PortalClock.Local(Now):yyyyMMdd}{Secrets.ReadableCode(6)}";

    private async Task StartAsync(Caller caller, QualificationCopy copy, string definitionId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.QualificationCopies.Add(copy);
        await db.SaveChangesAsync(ct);
        var start = new StartWorkflow(definitionId)
        {
            CorrelationId = copy.Number,
            Key = $"copy:{copy.Number}",
            Input = new Dictionary<string, object?> { ["Copy"] = copy.Number },
        };
        copy.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        audit.Record(caller.Entry("copy.started") with { Subject = copy.Number, Detail = copy.Purpose.Length > 0 ? copy.Purpose : null });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
