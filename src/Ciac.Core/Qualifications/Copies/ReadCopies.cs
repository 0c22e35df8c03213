using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>One certificate of the list: the version that counts, and the collection that is on its way.</summary>
public sealed record CertificateLine(OwnCertificate Certificate, string? CollectingNumber);

/// <summary>证书信息 and 使用记录.</summary>
public sealed record CertificateUses(OwnCertificate Certificate)
{
    /// <summary>The approval copy of the version that counts; null while it is not collected.</summary>
    public CopyLine? Approval { get; init; }

    /// <summary>The collection that is on its way.</summary>
    public string? CollectingNumber { get; init; }

    /// <summary>All other copies, newest first, of one page.</summary>
    public required IReadOnlyList<CopyLine> Copies { get; init; }
    public int Page { get; init; } = 1;
    public int Total { get; init; }
}

/// <summary>A copy in 使用记录; without a standing it is not made yet.</summary>
public sealed record CopyLine(QualificationCopy Copy, CopyStanding? Standing);

/// <summary>Where a copy stands, as its page shows it.</summary>
public sealed record CopyProgress(QualificationCopy Copy, Qualification Qualification, QualificationContent Content)
{
    public SignatoryRole? CurrentSignatory { get; init; }

    /// <summary>领证核对: nothing goes on before the data are confirmed.</summary>
    public bool AwaitsConfirmation => Copy is { IsOpen: true, Kind: CopyKind.ApprovalCopy, SignatureRequestId: null } && !Events.Any(e => e.Action == ConfirmCopy.Confirmed);
    public required IReadOnlyList<AuditEvent> Events { get; init; }
}

/// <summary>A unit's certificates and copies, for who may.</summary>
public sealed class ReadCopies(CiacDb db, OwnCertificates certificates, CopyRights rights, CheckUse days)
{
    public const int PageSize = 20;

    public async Task<Outcome<IReadOnlyList<CertificateLine>>> ListAsync(Caller caller, CancellationToken ct)
    {
        if (await rights.RefuseAsync(caller, ct) is { } refusal) return refusal;
        var all = await certificates.Of(caller).OrderBy(q => q.CertificateNumber).ToListAsync(ct);
        var lines = new List<CertificateLine>();
        foreach (var qualification in all)
        {
            var own = await certificates.WithVersionAsync(qualification, ct);
            lines.Add(new CertificateLine(own, (await ApprovalAsync(own, ct)) is { IsOpen: true } running ? running.Number : null));
        }

        return Outcome.Of<IReadOnlyList<CertificateLine>>(lines);
    }

    public async Task<Outcome<CertificateUses>> UsesAsync(Caller caller, string certificateNumber, int page, CancellationToken ct)
    {
        var found = await certificates.FindAsync(caller, certificateNumber, ct);
        if (found.Value is not { } own) return found.Refusal!;
        var approval = await ApprovalAsync(own, ct);
        var others = db.QualificationCopies.AsNoTracking().Where(c => c.QualificationId == own.Qualification.Id
            && (c.State == CopyState.Issued || (c.State == CopyState.Running && c.Kind == CopyKind.UseCopy)) && (approval == null || c.Id != approval.Id));
        var total = await others.CountAsync(ct);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var copies = await others.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new CertificateUses(own)
        {
            Approval = approval is { State: CopyState.Issued } ? LineOf(approval) : null,
            CollectingNumber = approval is { IsOpen: true } ? approval.Number : null,
            Copies = [.. copies.Select(LineOf)],
            Page = shown,
            Total = total,
        };

        CopyLine LineOf(QualificationCopy copy) => new(copy, copy.IsOpen ? null : own.Qualification.StandingOf(copy, own.Content, days.Today));
    }

    public async Task<Outcome<CopyProgress>> HandleAsync(Caller caller, string number, CancellationToken ct)
    {
        var found = await certificates.CopyAsync(caller, number, ct);
        return found.Value is { } copy ? await ProgressOfAsync(copy, ct) : found.Refusal!;
    }

    /// <summary>The caller's own that are on their way.</summary>
    public async Task<IReadOnlyList<CopyProgress>> RunningAsync(Caller caller, CancellationToken ct)
    {
        var running = await db.QualificationCopies.AsNoTracking()
            .Where(c => c.CredentialId == caller.CredentialId && c.Identifier == caller.Identifier && c.State == CopyState.Running)
            .OrderBy(c => c.CreatedAt).ToListAsync(ct);
        if (running.Count == 0 || await rights.RefuseAsync(caller, ct) is not null) return [];
        var progress = new List<CopyProgress>();
        foreach (var copy in running) progress.Add(await ProgressOfAsync(copy, ct));
        return progress;
    }

    private Task<QualificationCopy?> ApprovalAsync(OwnCertificate own, CancellationToken ct) => db.QualificationCopies.AsNoTracking().SingleOrDefaultAsync(
        c => c.QualificationId == own.Qualification.Id && c.Version == own.Version.Number && c.Kind == CopyKind.ApprovalCopy
            && (c.State == CopyState.Running || c.State == CopyState.Issued), ct);

    private async Task<CopyProgress> ProgressOfAsync(QualificationCopy copy, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleOrDefaultAsync(r => r.Id == copy.SignatureRequestId, ct);
        var version = await db.QualificationVersions.AsNoTracking().SingleAsync(v => v.QualificationId == copy.QualificationId && v.Number == copy.Version, ct);
        return new CopyProgress(copy, await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct), version.Content)
        {
            CurrentSignatory = request?.Current?.Role,
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == copy.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }
}
