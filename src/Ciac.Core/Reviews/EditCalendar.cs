using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

/// <summary>A day as an administrator types it.</summary>
public sealed record CalendarForm(string? Year, string? Month, string? Day)
{
    public bool Works { get; init; }
    public string? Name { get; init; }

    public DateOnly? Date => DateOnly.TryParseExact(
        $"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>工作日历: the administrators note each year's holidays. Days that have passed stay as they were; what is due already stays due then.</summary>
public sealed class EditCalendar(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    private const int LongestName = 20;

    /// <summary>From today on, by date.</summary>
    public async Task<Outcome<IReadOnlyList<CalendarDay>>> ListAsync(Caller caller, CancellationToken ct)
    {
        if (caller.StaffRole is not (StaffRole.PlatformAdministrator or StaffRole.ReviewOfficer)) return ReviewRefusals.NotAllowed;
        var today = Today;
        return await db.CalendarDays.AsNoTracking().Where(d => d.Day >= today).OrderBy(d => d.Day).ToListAsync(ct);
    }

    /// <summary>Notes a day, or notes it anew.</summary>
    public async Task<Outcome<CalendarDay>> SetAsync(Caller caller, CalendarForm form, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.PlatformAdministrator) return ReviewRefusals.CalendarNotAllowed;
        if (form.Date is not { } day || day <= Today) return ReviewRefusals.DayWrong.For("Day");
        if (form.Works == IsWeekday(day)) return ReviewRefusals.DayIsUsual.For("Day");
        var name = (form.Name ?? "").Trim();
        if (name.Length is 0 or > LongestName) return ReviewRefusals.DayNameWrong.With(LongestName).For("Name");
        await using var transaction = await db.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"INSERT INTO ciac.calendar_days (day, works, name) VALUES ({day}, {form.Works}, {name}) ON CONFLICT (day) DO UPDATE SET works = excluded.works, name = excluded.name", ct);
        audit.Record(caller.Entry("calendar.noted") with { Subject = Machine(day), Detail = form.Works ? "works" : "rests" });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new CalendarDay { Day = day, Works = form.Works, Name = name };
    }

    public async Task<Outcome<Done>> RemoveAsync(Caller caller, DateOnly day, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.PlatformAdministrator) return ReviewRefusals.CalendarNotAllowed;
        if (day <= Today) return ReviewRefusals.DayUnknown;
        await using var transaction = await db.BeginAsync(ct);
        if (await db.CalendarDays.Where(d => d.Day == day).ExecuteDeleteAsync(ct) == 0) return ReviewRefusals.DayUnknown;
        audit.Record(caller.Entry("calendar.removed") with { Subject = Machine(day) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private DateOnly Today => DateOnly.FromDateTime(PortalClock.Local(clock.GetUtcNow()).DateTime);

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
