using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>What an officer wants to see of the look-ups; it stands in the address of the list.</summary>
public sealed record CheckFilter
{
    public const int PageSize = 50;

    /// <summary>A copy's or a certificate's whole number.</summary>
    public string? Number { get; init; }
    public CheckVerdict? Verdict { get; init; }
    public CheckWay? Way { get; init; }

    /// <summary>In the city's time.</summary>
    public DateOnly? Day { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record CheckList(IReadOnlyList<CopyCheck> Rows, int Total);

/// <summary>R4 查验记录, for review officers: that somebody looked, never who.</summary>
public sealed class ReadChecks(CiacDb db)
{
    /// <summary>Rows of one file at most; more are taken day by day.</summary>
    public const int MostRows = 50_000;

    public async Task<Outcome<CheckList>> ListAsync(Caller caller, CheckFilter filter, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        var wanted = Wanted(filter);
        var rows = await wanted.Skip((Math.Max(1, filter.Page) - 1) * CheckFilter.PageSize).Take(CheckFilter.PageSize).ToListAsync(ct);
        return new CheckList(rows, await wanted.CountAsync(ct));
    }

    public async Task<Outcome<CheckList>> AllAsync(Caller caller, CheckFilter filter, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        var rows = await Wanted(filter).Take(MostRows).ToListAsync(ct);
        return new CheckList(rows, rows.Count);
    }

    private IQueryable<CopyCheck> Wanted(CheckFilter filter)
    {
        var wanted = db.CopyChecks.AsNoTracking().Where(c => (filter.Verdict == null || c.Verdict == filter.Verdict) && (filter.Way == null || c.Way == filter.Way));
        var number = filter.Number?.Trim().ToUpperInvariant();
        if (!string.IsNullOrEmpty(number)) wanted = wanted.Where(c => c.CopyNumber == number || c.CertificateNumber == number);
        if (filter.Day is { } day)
        {
            var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), PortalClock.Offset).ToUniversalTime();
            var to = from.AddDays(1);
            wanted = wanted.Where(c => c.At >= from && c.At < to);
        }

        return wanted.OrderByDescending(c => c.Id);
    }
}
