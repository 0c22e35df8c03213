using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Core.Workflows;

/// <summary>What every act on workflows has around it: the permission, one transaction with the engine, and its lines in the audit record.</summary>
public sealed class WorkflowActs(CiacDb db, AuditTrail audit)
{
    /// <summary>How many rows may be ticked at once.</summary>
    public const int MostRows = 500;

    private const int LongestDetail = 1_000;

    /// <summary>Does it if the caller may; what is refused leaves nothing, neither in the engine nor in the record.</summary>
    public async Task<Outcome<T>> DoAsync<T>(WorkflowCaller who, WorkflowScopes needs, Func<WorkflowRecord, Task<Outcome<T>>> act, CancellationToken ct)
    {
        if (!who.May(needs)) return WorkflowRefusals.NotAllowed;
        await using var transaction = await db.BeginAsync(ct);
        var outcome = await act(new WorkflowRecord(line => Write(who, line)));
        if (outcome.Refusals.Count > 0)
        {
            // The next act of this scope must not keep this one's lines.
            db.ChangeTracker.Clear();
            return outcome;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>The same for several rows at once, each of them distinct.</summary>
    public Task<Outcome<T>> DoAsync<T>(WorkflowCaller who, IReadOnlyList<string> rows, Func<WorkflowRecord, Task<Outcome<T>>> act, CancellationToken ct) =>
        rows.Count is 0 or > MostRows
            ? Task.FromResult<Outcome<T>>(who.May(WorkflowScopes.Operate) ? WorkflowRefusals.TooMany.With(MostRows) : WorkflowRefusals.NotAllowed)
            : DoAsync(who, WorkflowScopes.Operate, act, ct);

    private void Write(WorkflowCaller who, WorkflowLine line)
    {
        var detail = PersonalData.MaskText(line.Detail);
        audit.Record(new AuditEntry(line.Action)
        {
            Actor = who.Actor,
            Subject = line.Subject,
            Detail = detail.Length > LongestDetail ? detail[..LongestDetail] : detail,
            Address = who.From.Address,
            UserAgent = who.From.UserAgent,
        });
    }
}

/// <summary>Takes the lines an act leaves in the audit record.</summary>
public sealed class WorkflowRecord(Action<WorkflowLine> write)
{
    public void Definition(string action, string definitionId, string detail) => write(new(action, $"definition:{definitionId}", detail));

    public void Instance(string action, string instanceId, string detail) => write(new(action, $"instance:{instanceId}", detail));

    public void Other(string action, string subject, string detail) => write(new(action, subject, detail));
}

/// <summary>One line: what was done to what; before and after, and why.</summary>
public sealed record WorkflowLine(string Action, string Subject, string Detail);
