using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>What an officer wants to see; it stands in the address of the list.</summary>
public sealed record QualificationFilter
{
    public const int PageSize = 20;

    public string? Search { get; init; }
    public QualificationKind? Kind { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record QualificationList(IReadOnlyList<Qualification> Rows, int Total)
{
    /// <summary>Ends that wait for a second person.</summary>
    public required IReadOnlyList<QualificationProposal> Waiting { get; init; }
}

/// <summary>One certificate with everything that happened to it.</summary>
public sealed record QualificationFile(Qualification Certificate)
{
    public required IReadOnlyList<QualificationVersion> Versions { get; init; }

    /// <summary>The last of them.</summary>
    public required IReadOnlyList<QualificationEvent> Events { get; init; }

    /// <summary>Copies by version, kind and state.</summary>
    public required IReadOnlyList<CopyCount> Copies { get; init; }
    public QualificationProposal? Waiting { get; init; }

    public QualificationContent? Content => Versions.SingleOrDefault(v => v.Number == Certificate.CurrentVersion)?.Content;
}

public sealed record CopyCount(int Version, CopyKind Kind, CopyState State, int Count, int Checks);

/// <summary>R3 资质管理, for review officers.</summary>
public sealed class ReadQualifications(CiacDb db)
{
    private const int MostEvents = 50;

    public async Task<Outcome<QualificationList>> ListAsync(Caller caller, QualificationFilter filter, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        var wanted = db.Qualifications.AsNoTracking().Where(q => filter.Kind == null || q.Kind == filter.Kind);
        var search = filter.Search?.Trim();
        if (!string.IsNullOrEmpty(search)) wanted = wanted.Where(q => q.EnterpriseName.Contains(search) || q.CertificateNumber.Contains(search) || q.Identifier == search);
        var total = await wanted.CountAsync(ct);
        var rows = await wanted.OrderByDescending(q => q.UpdatedAt).ThenBy(q => q.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * QualificationFilter.PageSize).Take(QualificationFilter.PageSize).ToListAsync(ct);
        var waiting = await db.QualificationProposals.AsNoTracking().Where(p => p.State == ProposalState.Waiting).OrderBy(p => p.ProposedAt).ToListAsync(ct);
        return new QualificationList(rows, total) { Waiting = waiting };
    }

    public async Task<Outcome<QualificationFile>> FindAsync(Caller caller, string number, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        var certificate = await db.Qualifications.AsNoTracking().SingleOrDefaultAsync(q => q.CertificateNumber == number, ct);
        if (certificate is null) return QualificationChangeRefusals.NotFound;
        var copies = await db.QualificationCopies.AsNoTracking().Where(c => c.QualificationId == certificate.Id)
            .GroupBy(c => new { c.Version, c.Kind, c.State }).Select(g => new CopyCount(g.Key.Version, g.Key.Kind, g.Key.State, g.Count(), g.Sum(c => c.Checks))).ToListAsync(ct);
        return new QualificationFile(certificate)
        {
            Versions = await db.QualificationVersions.AsNoTracking().Where(v => v.QualificationId == certificate.Id).OrderByDescending(v => v.Number).ToListAsync(ct),
            Events = await db.QualificationEvents.AsNoTracking().Where(e => e.CertificateNumber == number).OrderByDescending(e => e.ReceivedAt).Take(MostEvents).ToListAsync(ct),
            Copies = [.. copies.OrderByDescending(c => c.Version).ThenBy(c => c.Kind).ThenBy(c => c.State)],
            Waiting = await db.QualificationProposals.AsNoTracking().SingleOrDefaultAsync(p => p.CertificateNumber == number && p.State == ProposalState.Waiting, ct),
        };
    }
}
