using System.Text.Json;
using Ciac.Core.Audit;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

public enum ChangeResult
{
    /// <summary>Another version counts.</summary>
    Versioned,

    /// <summary>All of it ended.</summary>
    Revoked,

    /// <summary>A later change counts already.</summary>
    Late,
}

/// <summary>
/// The moment of effect: the certificate becomes what the event says, if no later event did so before. Events of one certificate
/// wait for each other, on whatever node they are.
/// </summary>
public sealed class ApplyQualificationChange(CiacDb db, TellOfQualification tell, LapseCopies copies, AuditTrail audit, TimeProvider clock)
{
    public async Task<ChangeResult> HandleAsync(string eventId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var kept = await db.QualificationEvents.SingleAsync(e => e.EventId == eventId, ct);
        var change = ChangeEvent.Of(kept);
        if (kept.State == EventState.Received) await DecideAsync(kept, change, ct);
        await transaction.CommitAsync(ct);
        return kept.State == EventState.Late ? ChangeResult.Late : ResultOf(change);
    }

    private async Task DecideAsync(QualificationEvent kept, ChangeEvent change, CancellationToken ct)
    {
        var certificate = await FoundAsync(change, ct);
        var isLate = change.Sequence <= certificate.Sequence;
        if (isLate) await CompleteAsync(certificate, change, ct);
        else await TakeAsync(certificate, change, ct);
        (kept.State, kept.AppliedAt) = (isLate ? EventState.Late : EventState.Applied, clock.GetUtcNow());
        var result = isLate ? ChangeResult.Late : ResultOf(change);
        audit.Record(new AuditEntry($"qualification.{result.ToString().ToLowerInvariant()}")
        {
            Actor = kept.StaffId is { } staff ? $"staff:{staff}" : "approving system",
            Identifier = change.Identifier,
            Subject = change.CertificateNumber,
            Detail = $"{change.Change} {change.EndedAs} #{change.Sequence} v{certificate.CurrentVersion}".Replace("  ", " ", StringComparison.Ordinal),
        });
        await db.SaveChangesAsync(ct);
        if (isLate) return;
        await tell.HandleAsync(certificate, result, ct);
        await copies.HandleAsync(certificate.Id, ct);
    }

    private static ChangeResult ResultOf(ChangeEvent change) => change.IsTotalEnd ? ChangeResult.Revoked : ChangeResult.Versioned;

    private async Task<Qualification> FoundAsync(ChangeEvent change, CancellationToken ct)
    {
        var known = await db.LockCertificateAsync(change.CertificateNumber, ct);
        if (known is null) return Open(change);
        return known.Identifier == change.Identifier && known.Kind == change.Kind
            ? known
            : throw new InvalidOperationException($"The certificate {change.CertificateNumber} belongs to another unit or kind than event {change.EventId} says.");
    }

    private Qualification Open(ChangeEvent change)
    {
        var now = clock.GetUtcNow();
        var opened = new Qualification
        {
            Id = Guid.CreateVersion7(now),
            CertificateNumber = change.CertificateNumber,
            Kind = change.Kind,
            Identifier = change.Identifier,
            EnterpriseName = "",
            Sequence = 0,
            CurrentVersion = 0,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Qualifications.Add(opened);
        return opened;
    }

    private async Task TakeAsync(Qualification certificate, ChangeEvent change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        (certificate.Sequence, certificate.UpdatedAt) = (change.Sequence, now);
        var ends = change.IsTotalEnd;
        (certificate.EndedAs, certificate.EndedAt, certificate.EndReason) = ends ? (change.EndedAs, (DateTimeOffset?)now, change.Reason) : (null, null, null);
        if (!ends) await AddVersionAsync(certificate, change, ct);
    }

    // What a certificate said before its end may come after the end: it is shown with it, and changes nothing of it.
    private async Task CompleteAsync(Qualification certificate, ChangeEvent change, CancellationToken ct)
    {
        if (!certificate.IsEnded || change.Content is null) return;
        var said = await db.QualificationVersions.Where(v => v.QualificationId == certificate.Id).MaxAsync(v => (long?)v.Sequence, ct) ?? 0;
        if (change.Sequence > said) await AddVersionAsync(certificate, change, ct);
    }

    private async Task AddVersionAsync(Qualification certificate, ChangeEvent change, CancellationToken ct)
    {
        var (now, before) = (clock.GetUtcNow(), certificate.CurrentVersion);
        await db.QualificationVersions.Where(v => v.QualificationId == certificate.Id && v.Number == before)
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.SupersededAt, now), ct);
        (certificate.CurrentVersion, certificate.EnterpriseName) = (before + 1, change.Content!.EnterpriseName);
        db.QualificationVersions.Add(new QualificationVersion
        {
            QualificationId = certificate.Id,
            Number = before + 1,
            Sequence = change.Sequence,
            Change = change.Change,
            EndedAs = change.EndedAs,
            ContentJson = JsonSerializer.Serialize(change.Content),
            CreatedAt = now,
        });
    }
}
