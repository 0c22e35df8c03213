using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Ciac.Portal.Components;
using Ciac.Portal.Components.Fields;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>What the calendar's page posts.</summary>
public sealed record CalendarFields
{
    public DateParts Day { get; init; } = DateParts.Empty;
    public bool? Works { get; init; }
    public string? Name { get; init; }

    public CalendarForm ToForm() => new(Day.Year, Day.Month, Day.Day) { Works = Works ?? false, Name = Name };
}

/// <summary>工作日历: which days are not what their weekday says; officers read it, administrators change it.</summary>
[Authorize(Roles = "ReviewOfficer,PlatformAdministrator")]
public sealed class CalendarModel(EditCalendar edit, TimeProvider clock) : PortalPage
{
    public IReadOnlyList<CalendarDay> Days { get; private set; } = [];

    public CalendarFields Fields { get; private set; } = new();

    public FormErrors Errors { get; private set; } = FormErrors.None;

    public bool MayEdit => Caller.StaffRole == StaffRole.PlatformAdministrator;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CalendarFields fields, CancellationToken ct)
    {
        var outcome = await edit.SetAsync(Caller, fields.ToForm(), ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/reviews/calendar");
        if (refusal.Field is null) return ProblemPage(refusal);
        (Fields, Errors) = (fields, refusal.ToErrors());
        await ShowAsync(ct);
        return PageWith(refusal);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? day, CancellationToken ct)
    {
        var date = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : DateOnly.MinValue;
        var outcome = await edit.RemoveAsync(Caller, date, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect("/reviews/calendar");
    }

    /// <summary>A day that has passed is history.</summary>
    public bool IsAhead(CalendarDay day) => day.Day > DateOnly.FromDateTime(Core.PortalClock.Local(clock.GetUtcNow()).DateTime);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var found = await edit.ListAsync(Caller, ct);
        if (found.Value is not { } days) return ProblemPage(found.Refusal!);
        Days = days;
        return Page();
    }
}
