using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>A day that is not what its weekday says: a public holiday, or a weekend day that is worked instead of one.</summary>
public sealed class CalendarDay
{
    public required DateOnly Day { get; init; }
    public required bool Works { get; set; }
    public required string Name { get; set; }
}

/// <summary>办理时限 in the city's own time: which days are worked, when something is due, and how much working time is left.</summary>
public sealed class WorkingCalendar(IReadOnlyDictionary<DateOnly, bool> exceptions)
{
    public bool Works(DateOnly day) =>
        exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The same time of the next working day.</summary>
    public DateTimeOffset Due(DateTimeOffset start)
    {
        var due = PortalClock.Local(start).AddDays(1);
        while (!Works(DayOf(due))) due = due.AddDays(1);
        return due.ToUniversalTime();
    }

    /// <summary>The time between both that lies on working days; negative when the second is the earlier one.</summary>
    public TimeSpan Left(DateTimeOffset now, DateTimeOffset due)
    {
        if (due < now) return -Left(due, now);
        var (from, until) = (PortalClock.Local(now), PortalClock.Local(due));
        var left = TimeSpan.Zero;
        while (from < until)
        {
            var midnight = new DateTimeOffset(from.Date.AddDays(1), PortalClock.Offset);
            var end = midnight < until ? midnight : until;
            if (Works(DayOf(from))) left += end - from;
            from = end;
        }

        return left;
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.DateTime);
}

/// <summary>The calendar as the table holds it now: the city publishes each year's holidays the November before.</summary>
public sealed class ReadCalendar(CiacDb db)
{
    public async Task<WorkingCalendar> HandleAsync(CancellationToken ct) =>
        new(await db.CalendarDays.AsNoTracking().ToDictionaryAsync(d => d.Day, d => d.Works, ct));
}
