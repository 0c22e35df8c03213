using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>Step 2 of R3: what the act does, before anybody confirms it.</summary>
/// <param name="Change">The event as it will be.</param>
/// <param name="Before">The certificate as it stands; null for a new one.</param>
public sealed record ChangePlan(ChangeEvent Change, Qualification? Before)
{
    /// <summary>Issued copies of the version that counts: each stops.</summary>
    public required IReadOnlyList<(CopyKind Kind, bool IsValid)> Copies { get; init; }

    /// <summary>Another officer confirms it.</summary>
    public bool NeedsSecond => Change.Change == QualificationChange.Ended;
}

/// <summary>R3: an officer's act on a certificate. It becomes the same event as the approving system's; an end waits for another officer.</summary>
public sealed class EnterChange(CiacDb db, KeepChange keep, FindCopy copies, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Checks the entry and counts what stops; changes nothing.</summary>
    public async Task<Outcome<ChangePlan>> PlanAsync(Caller caller, ChangeEntry entry, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        if (entry.Act is null) return QualificationChangeRefusals.ActMissing.For("Act");
        if (entry.Act == AuthorityAct.Issue && entry.Kind is null) return QualificationChangeRefusals.FieldWrong.With("Kind").For("Kind");
        var change = entry.ToEvent($"page-{Guid.CreateVersion7():N}");
        var certificate = await db.Qualifications.AsNoTracking().SingleOrDefaultAsync(q => q.CertificateNumber == change.CertificateNumber, ct);
        if (RefuseState(entry, certificate) is { } wrong) return wrong;
        if (certificate is not null) change = change with { Kind = certificate.Kind, Identifier = certificate.Identifier };
        if (entry.Ends && change.Reason is null) return QualificationChangeRefusals.ReasonMissing.For("Reason");
        var known = await keep.IsKnownAsync(change, ct);
        if (known.Refusals.Count > 0) return Outcome.Refused<ChangePlan>([.. known.Refusals.Select(r => r.Field is { } field ? r.For(char.ToUpperInvariant(field[0]) + field[1..]) : r)]);
        return await WithCopiesAsync(change, certificate, ct);
    }

    /// <summary>The same checks again, and then it is an event, or waits for the second person.</summary>
    public async Task<Outcome<ChangePlan>> HandleAsync(Caller caller, ChangeEntry entry, CancellationToken ct)
    {
        var checkedEntry = await PlanAsync(caller, entry, ct);
        if (checkedEntry.Value is not { } plan) return checkedEntry;
        await using var transaction = await db.BeginAsync(ct);
        var certificate = await db.LockCertificateAsync(plan.Change.CertificateNumber, ct);
        if (!await db.IsNextAsync(certificate, plan.Change, ct)) return QualificationChangeRefusals.Moved;
        if (plan.NeedsSecond && await WaitsAsync(plan.Change.CertificateNumber, ct)) return QualificationChangeRefusals.ProposalWaits;
        if (plan.NeedsSecond) db.QualificationProposals.Add(ProposalOf(plan.Change, caller));
        else await keep.AddAsync(plan.Change, new ChangeSource(EventWay.Page, caller.StaffId), ct);
        audit.Record(plan.Change.Entry(caller, plan.NeedsSecond ? "qualification.proposed" : "qualification.entered"));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return plan;
    }

    private static Refusal? RefuseState(ChangeEntry entry, Qualification? certificate)
    {
        if (entry.Act == AuthorityAct.Issue) return certificate is null ? null : QualificationChangeRefusals.NumberTaken.For("CertificateNumber");
        if (certificate is null) return QualificationChangeRefusals.NotFound;
        if (certificate.IsEnded) return QualificationChangeRefusals.EndedAlready;
        return certificate.Sequence == entry.Seen ? null : QualificationChangeRefusals.Moved;
    }

    private async Task<ChangePlan> WithCopiesAsync(ChangeEvent change, Qualification? certificate, CancellationToken ct)
    {
        if (certificate is null) return new ChangePlan(change, null) { Copies = [] };
        var version = await db.QualificationVersions.AsNoTracking().SingleAsync(v => v.QualificationId == certificate.Id && v.Number == certificate.CurrentVersion, ct);
        var issued = await db.QualificationCopies.AsNoTracking()
            .Where(c => c.QualificationId == certificate.Id && c.Version == certificate.CurrentVersion && c.State == CopyState.Issued).ToListAsync(ct);
        var (content, today) = (version.Content, copies.Today);
        return new ChangePlan(change, certificate)
        {
            Copies = [.. issued.Select(copy => (copy.Kind, certificate.StandingOf(copy, content, today) == CopyStanding.Valid))],
        };
    }

    private Task<bool> WaitsAsync(string number, CancellationToken ct) =>
        db.QualificationProposals.AnyAsync(p => p.CertificateNumber == number && p.State == ProposalState.Waiting, ct);

    private QualificationProposal ProposalOf(ChangeEvent change, Caller caller)
    {
        var now = clock.GetUtcNow();
        return new QualificationProposal
        {
            Id = Guid.CreateVersion7(now),
            CertificateNumber = change.CertificateNumber,
            Sequence = change.Sequence,
            PayloadJson = change.ToJson(),
            State = ProposalState.Waiting,
            ProposedBy = caller.StaffId!.Value,
            ProposedAt = now,
        };
    }
}

/// <summary>Lines of the audit record about what an officer does with a certificate.</summary>
internal static class ChangeLines
{
    public static AuditEntry Entry(this ChangeEvent change, Caller caller, string action) => caller.Entry(action) with
    {
        Actor = $"staff:{caller.StaffId}",
        Identifier = change.Identifier,
        Subject = change.CertificateNumber,
        Detail = $"{change.Change} {change.EndedAs} #{change.Sequence}".Replace("  ", " ", StringComparison.Ordinal),
    };
}
