using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>What an officer wants to see; it stands in the address of the list.</summary>
public sealed record ReviewFilter
{
    public const int PageSize = 20;

    public string? Search { get; init; }
    public ReviewKind? Kind { get; init; }
    public ReviewScope Scope { get; init; }
    public int Page { get; init; } = 1;
}

public enum ReviewScope
{
    /// <summary>Everything that waits.</summary>
    Waiting,
    Mine,
    Unclaimed,
    Overdue,

    /// <summary>办理记录: what was decided, the last first.</summary>
    Decided,
}

/// <summary>A line of the list; <see cref="Left"/> is working time, negative when overdue.</summary>
public sealed record ReviewLine(Review Review, string? ClaimedBy, TimeSpan Left);

public sealed record ReviewList(IReadOnlyList<ReviewLine> Lines, int Total);

/// <summary>R5: how the work stands, over the last thirty days.</summary>
public sealed record ReviewFigures(int Waiting, int Overdue, int Decided)
{
    public required int DecidedInTime { get; init; }
    public required IReadOnlyDictionary<ReviewDecision, int> ByDecision { get; init; }
}

/// <summary>The officers' list, one matter, and the figures.</summary>
public sealed class ReadReviews(CiacDb db, AuditTrail audit, ReadCalendar calendar, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    public async Task<Outcome<ReviewList>> ListAsync(Caller caller, ReviewFilter filter, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        var wanted = Wanted(caller, filter);
        var total = await wanted.CountAsync(ct);
        var ordered = filter.Scope == ReviewScope.Decided ? wanted.OrderByDescending(r => r.DecidedAt) : wanted.OrderBy(r => r.DueAt).ThenBy(r => r.Id);
        var rows = await ordered.Skip((Math.Max(1, filter.Page) - 1) * ReviewFilter.PageSize).Take(ReviewFilter.PageSize).ToListAsync(ct);
        var names = await NamesAsync(rows, ct);
        var days = await calendar.HandleAsync(ct);
        return new ReviewList([.. rows.Select(r => new ReviewLine(r, r.ClaimedBy is { } by ? names.GetValueOrDefault(by) : null, days.Left(clock.GetUtcNow(), r.DueAt)))], total);
    }

    /// <summary>One review with the whole document number: the look is audited (identity.md §5.5).</summary>
    public async Task<Outcome<ReviewLine>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return ReviewRefusals.NotAllowed;
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (review is null) return ReviewRefusals.NotFound;
        audit.Record(review.Entry(caller, "review.looked"));
        await db.SaveChangesAsync(ct);
        var names = await NamesAsync([review], ct);
        var left = (await calendar.HandleAsync(ct)).Left(clock.GetUtcNow(), review.DueAt);
        return new ReviewLine(review, review.ClaimedBy is { } by ? names.GetValueOrDefault(by) : null, left);
    }

    /// <summary>The matter to take up next: the officer's own first, then what nobody has; null when nothing waits.</summary>
    public async Task<Guid?> NextAsync(Caller caller, CancellationToken ct) => await db.Reviews.AsNoTracking()
        .Where(r => r.Decision == ReviewDecision.Pending && (r.ClaimedBy == null || r.ClaimedBy == caller.StaffId))
        .OrderBy(r => r.ClaimedBy == null).ThenBy(r => r.DueAt)
        .Select(r => (Guid?)r.Id)
        .FirstOrDefaultAsync(ct);

    public async Task<Outcome<ReviewFigures>> FiguresAsync(Caller caller, CancellationToken ct)
    {
        if (caller.StaffRole is not (StaffRole.ReviewOfficer or StaffRole.PlatformAdministrator)) return ReviewRefusals.NotAllowed;
        var now = clock.GetUtcNow();
        var since = now - Window;
        var decided = db.Reviews.AsNoTracking().Where(r => r.DecidedAt > since);
        var byDecision = await decided.GroupBy(r => r.Decision).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new ReviewFigures(
            await db.Reviews.CountAsync(r => r.Decision == ReviewDecision.Pending, ct),
            await db.Reviews.CountAsync(r => r.Decision == ReviewDecision.Pending && r.DueAt < now, ct),
            await decided.CountAsync(r => r.DecidedBy != null, ct))
        {
            DecidedInTime = await decided.CountAsync(r => r.DecidedBy != null && r.DecidedAt <= r.DueAt, ct),
            ByDecision = byDecision,
        };
    }

    private IQueryable<Review> Wanted(Caller caller, ReviewFilter filter)
    {
        var now = clock.GetUtcNow();
        var waiting = db.Reviews.AsNoTracking().Where(r => r.Decision == ReviewDecision.Pending);
        var wanted = filter.Scope switch
        {
            ReviewScope.Mine => waiting.Where(r => r.ClaimedBy == caller.StaffId),
            ReviewScope.Unclaimed => waiting.Where(r => r.ClaimedBy == null),
            ReviewScope.Overdue => waiting.Where(r => r.DueAt < now),
            ReviewScope.Decided => db.Reviews.AsNoTracking().Where(r => r.Decision != ReviewDecision.Pending),
            _ => waiting,
        };
        if (filter.Kind is { } kind) wanted = wanted.Where(r => r.Kind == kind);
        var search = filter.Search?.Trim();
        return string.IsNullOrEmpty(search) ? wanted : wanted.Where(r => r.EnterpriseName.Contains(search) || r.Subject.Contains(search));
    }

    private Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Review> reviews, CancellationToken ct)
    {
        var ids = reviews.Select(r => r.ClaimedBy).OfType<Guid>().Distinct().ToList();
        return db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, ct);
    }
}
