using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Reviews;

[Collection(SandboxCollection.Name)]
public sealed class EditCalendarTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Administrator = Officer.Another() with { StaffRole = StaffRole.PlatformAdministrator };

    [Fact]
    public async Task A_noted_holiday_moves_what_is_due_and_a_removed_one_does_not()
    {
        Desk.Allowed(await SetAsync(Administrator, new("2099", "1", "1") { Name = "元旦" }));
        Desk.Allowed(await SetAsync(Administrator, new("2099", "1", "1") { Name = " 元旦放假 " }));
        var eve = new DateTimeOffset(2098, 12, 31, 10, 0, 0, PortalClock.Offset);
        Assert.Equal(new DateTimeOffset(2099, 1, 2, 10, 0, 0, PortalClock.Offset), (await CalendarAsync()).Due(eve));
        var days = Desk.Allowed(await portal.World.AskAsync((EditCalendar verb) => verb.ListAsync(Officer.Caller, None)));
        Assert.Equal("元旦放假", days.Single(day => day.Day == new DateOnly(2099, 1, 1)).Name);
        Desk.Allowed(await RemoveAsync(Administrator, new(2099, 1, 1)));
        Assert.Equal(new DateTimeOffset(2099, 1, 1, 10, 0, 0, PortalClock.Offset), (await CalendarAsync()).Due(eve));
        Assert.Equal(["calendar.noted", "calendar.noted", "calendar.removed"], await portal.World.EventsAsync("2099-01-01"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.ReviewOfficer)]
    [InlineData(StaffRole.CounterClerk)]
    [InlineData(StaffRole.Auditor)]
    [Produces("REV-010")]
    public async Task Only_an_administrator_changes_it(StaffRole? role)
    {
        var caller = Administrator with { StaffRole = role };
        await portal.World.RefusesAsync(ReviewRefusals.CalendarNotAllowed, () => SetAsync(caller, new("2099", "1", "1") { Name = "元旦" }));
        await portal.World.RefusesAsync(ReviewRefusals.CalendarNotAllowed, () => RemoveAsync(caller, new(2099, 1, 1)));
    }

    [Fact]
    [Produces("REV-011", "REV-012", "REV-013", "REV-014")]
    public async Task What_is_no_exception_ahead_is_refused()
    {
        await portal.World.RefusesAsync(ReviewRefusals.DayWrong, () => SetAsync(Administrator, new("2099", "2", "29") { Name = "元旦" }));
        await portal.World.RefusesAsync(ReviewRefusals.DayWrong, () => SetAsync(Administrator, new("2026", "1", "1") { Name = "元旦" }));
        await portal.World.RefusesAsync(ReviewRefusals.DayIsUsual, () => SetAsync(Administrator, new("2099", "1", "3") { Name = "周六" }));
        await portal.World.RefusesAsync(ReviewRefusals.DayIsUsual, () => SetAsync(Administrator, new("2099", "1", "1") { Name = "周四", Works = true }));
        await portal.World.RefusesAsync(ReviewRefusals.DayNameWrong, () => SetAsync(Administrator, new("2099", "1", "1") { Name = " " }));
        await portal.World.RefusesAsync(ReviewRefusals.DayNameWrong, () => SetAsync(Administrator, new("2099", "1", "1") { Name = new string('长', 21) }));
        await portal.World.RefusesAsync(ReviewRefusals.DayUnknown, () => RemoveAsync(Administrator, new(2099, 5, 1)));
        await portal.World.RefusesAsync(ReviewRefusals.DayUnknown, () => RemoveAsync(Administrator, new(2026, 1, 1)));
        await portal.World.RefusesAsync(ReviewRefusals.NotAllowed, () => portal.World.AskAsync((EditCalendar verb) => verb.ListAsync(Administrator with { StaffRole = StaffRole.CounterClerk }, None)));
    }

    private Task<Outcome<CalendarDay>> SetAsync(Caller caller, CalendarForm form) => portal.World.AskAsync((EditCalendar verb) => verb.SetAsync(caller, form, None));

    private Task<Outcome<Done>> RemoveAsync(Caller caller, DateOnly day) => portal.World.AskAsync((EditCalendar verb) => verb.RemoveAsync(caller, day, None));

    private Task<WorkingCalendar> CalendarAsync() => portal.World.AskAsync((ReadCalendar verb) => verb.HandleAsync(None));
}
