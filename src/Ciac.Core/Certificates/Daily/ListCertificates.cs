using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

public enum CertificateSort
{
    /// <summary>The main certificate first, then as they were opened.</summary>
    Opened,
    UniqueId,
    Holder,
    Nickname,
    Role,
    ValidUntil,
}

/// <summary>The states that can be asked for; the last month of an active one is a state of its own.</summary>
public enum CertificateStanding
{
    Active,
    Expiring,
    Expired,
    Cancelled,
}

/// <summary>What the list's address says.</summary>
public sealed record CertificateQuery
{
    public string? Search { get; init; }
    public HolderRole? Role { get; init; }
    public CertificateStanding? Standing { get; init; }
    public bool? IsMain { get; init; }
    public CertificateSort Sort { get; init; }
    public bool Descending { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record CertificateRow(Credential Credential, DateTimeOffset? LastSignInAt, CertificateRights Rights);

public sealed record CertificatePage(IReadOnlyList<CertificateRow> Rows, int Total, int Page);

/// <summary>企业证书管理: the certificates of the caller's unit. A clerk sees the active ones.</summary>
public sealed class ListCertificates(CiacDb db, CertificateRows rows, TimeProvider clock)
{
    public const int PageSize = 20;
    public static readonly TimeSpan SoonExpiring = TimeSpan.FromDays(30);

    public async Task<Outcome<CertificatePage>> HandleAsync(Caller caller, CertificateQuery query, CancellationToken ct)
    {
        if (caller.CredentialId is null) return CertificateRefusals.NotAllowed;
        var wanted = Filtered(caller, query);
        var total = await wanted.CountAsync(ct);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var shown = await ReadAsync(caller, Sorted(wanted, query).Skip((page - 1) * PageSize).Take(PageSize), ct);
        return new CertificatePage(shown, total, page);
    }

    /// <summary>Every row that the query finds, for the export.</summary>
    public async Task<Outcome<IReadOnlyList<CertificateRow>>> AllAsync(Caller caller, CertificateQuery query, CancellationToken ct) =>
        caller.CredentialId is null ? CertificateRefusals.NotAllowed : Outcome.Of(await ReadAsync(caller, Sorted(Filtered(caller, query), query), ct));

    public static CertificateStanding StandingOf(Credential credential, DateTimeOffset now) => credential switch
    {
        { Status: not CredentialStatus.Active } => CertificateStanding.Cancelled,
        _ when credential.ValidUntil <= now => CertificateStanding.Expired,
        _ when credential.ValidUntil <= now + SoonExpiring => CertificateStanding.Expiring,
        _ => CertificateStanding.Active,
    };

    private async Task<IReadOnlyList<CertificateRow>> ReadAsync(Caller caller, IQueryable<Credential> wanted, CancellationToken ct)
    {
        var found = await wanted.AsNoTracking()
            .Select(c => new { Credential = c, LastSignInAt = db.Sessions.Where(s => s.UniqueId == c.UniqueId).Max(s => (DateTimeOffset?)s.CreatedAt) })
            .ToListAsync(ct);
        return [.. found.Select(f => new CertificateRow(f.Credential, f.LastSignInAt, CertificateRights.Of(caller, f.Credential)))];
    }

    private IQueryable<Credential> Filtered(Caller caller, CertificateQuery query)
    {
        var wanted = Standing(rows.OfUnit(caller), query.Standing);
        if (!caller.Administers) wanted = wanted.Where(c => c.Status == CredentialStatus.Active);
        if (query.Role is { } role) wanted = wanted.Where(c => c.Role == role);
        if (query.IsMain is { } main) wanted = wanted.Where(c => c.IsMain == main);
        if (string.IsNullOrWhiteSpace(query.Search)) return wanted;
        var pattern = $"%{Escaped(query.Search.Trim())}%";
        return wanted.Where(c => EF.Functions.ILike(c.UniqueId, pattern, "\\")
            || EF.Functions.ILike(c.Nickname, pattern, "\\")
            || EF.Functions.ILike(c.HolderName ?? "", pattern, "\\"));
    }

    private IQueryable<Credential> Standing(IQueryable<Credential> all, CertificateStanding? standing)
    {
        var now = clock.GetUtcNow();
        var soon = now + SoonExpiring;
        var active = all.Where(c => c.Status == CredentialStatus.Active);
        return standing switch
        {
            CertificateStanding.Cancelled => all.Where(c => c.Status != CredentialStatus.Active),
            CertificateStanding.Expired => active.Where(c => c.ValidUntil <= now),
            CertificateStanding.Expiring => active.Where(c => c.ValidUntil > now && c.ValidUntil <= soon),
            CertificateStanding.Active => active.Where(c => c.ValidUntil > now),
            _ => all,
        };
    }

    private static IQueryable<Credential> Sorted(IQueryable<Credential> wanted, CertificateQuery query)
    {
        var sorted = (query.Sort, query.Descending) switch
        {
            (CertificateSort.UniqueId, false) => wanted.OrderBy(c => c.UniqueId),
            (CertificateSort.UniqueId, true) => wanted.OrderByDescending(c => c.UniqueId),
            (CertificateSort.Holder, false) => wanted.OrderBy(c => c.HolderName),
            (CertificateSort.Holder, true) => wanted.OrderByDescending(c => c.HolderName),
            (CertificateSort.Nickname, false) => wanted.OrderBy(c => c.Nickname),
            (CertificateSort.Nickname, true) => wanted.OrderByDescending(c => c.Nickname),
            (CertificateSort.Role, false) => wanted.OrderBy(c => c.Role),
            (CertificateSort.Role, true) => wanted.OrderByDescending(c => c.Role),
            (CertificateSort.ValidUntil, false) => wanted.OrderBy(c => c.ValidUntil),
            (CertificateSort.ValidUntil, true) => wanted.OrderByDescending(c => c.ValidUntil),
            (_, true) => wanted.OrderByDescending(c => c.ActivatedAt),
            _ => wanted.OrderByDescending(c => c.IsMain).ThenBy(c => c.ActivatedAt),
        };
        // Equal values keep one order, or a row would stand on two pages and another on none.
        return sorted.ThenBy(c => c.Id);
    }

    private static string Escaped(string typed) =>
        typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
