using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>Where an event came from.</summary>
public sealed record ChangeSource(EventWay Way, Guid? StaffId = null)
{
    /// <summary>One moment for all events of a file; now when null.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>Writes an event into the inbox and starts its workflow, in the caller's transaction.</summary>
public sealed class KeepChange(CiacDb db, IWorkflowInbox inbox, TimeProvider clock)
{
    public const string DefinitionId = "qualification-change";

    /// <summary>True: it was kept before, just so. False: it is new. Refused: it was kept with another content, or it cannot be.</summary>
    public async Task<Outcome<bool>> IsKnownAsync(ChangeEvent change, CancellationToken ct)
    {
        var kept = await db.QualificationEvents.AsNoTracking().SingleOrDefaultAsync(e => e.EventId == change.EventId, ct);
        if (kept is not null) return kept.PayloadJson == change.ToJson() ? true : QualificationChangeRefusals.OtherBody;
        var faults = ChangeRules.FaultsOf(change);
        if (faults.Count > 0) return Outcome.Refused<bool>(faults);
        var isOthers = await db.Qualifications.AnyAsync(
            q => q.CertificateNumber == change.CertificateNumber && (q.Identifier != change.Identifier || q.Kind != change.Kind), ct);
        return isOthers ? QualificationChangeRefusals.OtherHolder.With(change.CertificateNumber) : false;
    }

    public async Task AddAsync(ChangeEvent change, ChangeSource source, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var kept = new QualificationEvent
        {
            EventId = change.EventId,
            Way = source.Way,
            CertificateNumber = change.CertificateNumber,
            Sequence = change.Sequence,
            Change = change.Change,
            State = EventState.Received,
            PayloadJson = change.ToJson(),
            StaffId = source.StaffId,
            ReceivedAt = source.At ?? clock.GetUtcNow(),
        };
        db.QualificationEvents.Add(kept);
        await db.SaveChangesAsync(ct);
        kept.WorkflowInstanceId = await inbox.StartAsync(
            new StartWorkflow(DefinitionId)
            {
                CorrelationId = change.EventId,
                Key = $"qualification:{change.EventId}",
                Input = new Dictionary<string, object?> { ["Event"] = change.EventId },
            },
            ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
