namespace EndToEnd.Pages;

/// <summary>The administrators' pages, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryStaffPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN", 12)]
    [InlineData("en", 13)]
    public Task Working_calendar_is_without_findings_and_keeps_a_day(string language, int day) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await visitor.GoAsync("/reviews/calendar");
        await new StaffMember(visitor, "administrator").SignInHereAsync();
        await visitor.UntilAtAsync("/reviews/calendar$");
        await inspector.LookAsync(visitor.Page, "calendar");
        await visitor.SendAsync("Name");
        await visitor.SeesAsync("[REV-011]");
        await inspector.LookAsync(visitor.Page, "calendar-error");
        await visitor.Page.Locator("[name='Day.Year']").FillAsync("2098");
        await visitor.Page.Locator("[name='Day.Month']").FillAsync("5");
        await visitor.Page.Locator("[name='Day.Day']").FillAsync($"{day}");
        await visitor.Page.Locator("[name=Name]").FillAsync("城市日");
        await visitor.SendAsync("Name");
        var noted = visitor.Page.Locator("tbody tr").Filter(new() { HasText = "城市日" }).Filter(new() { HasText = $"{day}" });
        await noted.Locator("button").ClickAsync();
        await Assertions.Expect(noted).ToHaveCountAsync(0);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
