using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Reviews;

[Collection(SandboxCollection.Name)]
public sealed class WorkingCalendarTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.Parse("2026-01-01T00:00:00+08:00", null);

    [Theory]
    [InlineData("2026-11-20T10:00:00+08:00", "2026-11-23T10:00:00+08:00")]
    [InlineData("2026-11-18T23:30:00+08:00", "2026-11-19T23:30:00+08:00")]
    [InlineData("2026-09-30T09:00:00+08:00", "2026-10-08T09:00:00+08:00")]
    [InlineData("2026-10-09T09:00:00+08:00", "2026-10-10T09:00:00+08:00")]
    [InlineData("2026-02-13T16:00:00+08:00", "2026-02-14T16:00:00+08:00")]
    [InlineData("2026-02-14T16:00:00+08:00", "2026-02-24T16:00:00+08:00")]
    [InlineData("2026-05-08T08:00:00+08:00", "2026-05-09T08:00:00+08:00")]
    public async Task A_review_is_due_one_working_day_later(string from, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), (await CalendarAsync()).Due(DateTimeOffset.Parse(from, null)));

    [Fact]
    public async Task Holidays_of_2026_are_33_days_and_6_weekend_days_are_worked()
    {
        var known = await portal.World.ReadAsync(db => db.CalendarDays.ToListAsync());
        Assert.Equal(33, known.Count(d => !d.Works));
        Assert.Equal(6, known.Count(d => d.Works));
        Assert.All(known.Where(d => d.Works), d => Assert.True(d.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    [Fact]
    public async Task What_is_due_lies_on_the_first_working_day_after_at_the_same_time_of_day()
    {
        var calendar = await CalendarAsync();
        Prop.ForAll(Moments, start =>
        {
            var due = PortalClock.Local(calendar.Due(start));
            var day = DateOnly.FromDateTime(due.DateTime);
            var between = Enumerable.Range(1, day.DayNumber - DateOnly.FromDateTime(start.DateTime).DayNumber - 1).Select(DateOnly.FromDateTime(start.DateTime).AddDays);
            return calendar.Works(day) && due.TimeOfDay == start.TimeOfDay && due > start && between.All(d => !calendar.Works(d));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Time_left_adds_up_and_is_never_more_than_the_clock_says()
    {
        var calendar = await CalendarAsync();
        Prop.ForAll(Moments, Moments, Moments, (a, b, c) =>
        {
            var sorted = new[] { a, b, c }.Order().ToArray();
            var whole = calendar.Left(sorted[0], sorted[2]);
            return whole == calendar.Left(sorted[0], sorted[1]) + calendar.Left(sorted[1], sorted[2])
                && whole <= sorted[2] - sorted[0]
                && calendar.Left(sorted[2], sorted[0]) == -whole;
        }).QuickCheckThrowOnFailure();
    }

    private static Arbitrary<DateTimeOffset> Moments => Gen.Choose(0, 364 * 24 * 60).Select(minutes => Epoch.AddMinutes(minutes)).ToArbitrary();

    private Task<WorkingCalendar> CalendarAsync() => portal.World.AskAsync((ReadCalendar verb) => verb.HandleAsync(CancellationToken.None));
}
