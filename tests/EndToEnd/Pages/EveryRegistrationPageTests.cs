namespace EndToEnd.Pages;

/// <summary>The pages of registration, of the counter and of the staff, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryRegistrationPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Registering_is_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await visitor.GoAsync("/");
        await inspector.LookAsync(visitor.Page, "home-not-registered");
        await visitor.GoAsync("/account/registration");
        await inspector.LookAsync(visitor.Page, "registration-start");
        await visitor.Page.Locator("form[action='/account/registration'] button").ClickAsync();
        await visitor.UntilStateAsync("Waiting");
        await inspector.LookAsync(visitor.Page, "registration-phone");
        var ticket = (await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg"))).Split("ticket=")[^1];
        await Outsiders.PostAsync($"/registration/app/{ticket}/register", new { name = "别名", idNumber = office.Firm.Holder.IdNumber, mobile = "13900000000", idType = "resident" });
        await Assertions.Expect(visitor.Page.Locator("form[action='/account/registration']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "registration-name");
        await visitor.Page.Locator("form[action='/account/registration'] button").ClickAsync();
        await visitor.SeesAsync("[PERS-003]");
        await inspector.LookAsync(visitor.Page, "registration-error");
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_counter_is_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var first = new CounterClerk(visitor, "counter");
        await first.SignInAsync();
        await visitor.SendAsync("DocumentNumber");
        await visitor.SeesAsync("[PERS-010]");
        await inspector.LookAsync(visitor.Page, "counter-error");
        var passport = $"E{Random.Shared.Next(10_000_000, 99_999_999)}";
        await first.EnterAsync("Anna Example", "ForeignPassport", passport);
        await visitor.UntilAtAsync("done=Entered");
        await inspector.LookAsync(visitor.Page, "counter");
        await VisitAsync(new Looks(language), async other =>
        {
            var second = new CounterClerk(other, "counter-2");
            await second.SignInAsync();
            await second.OpenAsync(passport[^2..]);
            await inspector.LookAsync(other.Page, "counter-entry");
            await other.SendAsync("Confirmed");
            await other.SeesAsync("[PERS-013]");
            await inspector.LookAsync(other.Page, "counter-entry-error");
            await second.ConfirmAsync();
            await other.UntilAtAsync("done=Confirmed");
            await inspector.LookAsync(other.Page, "counter-done");
        });
        foreach (var name in new[] { "administrator", "auditor" })
            await VisitAsync(new Looks(language), async staff =>
            {
                await new StaffMember(staff, name).SignInAsync();
                await staff.UntilAtAsync("/staff$");
                await inspector.LookAsync(staff.Page, $"staff-{name}");
            });
    });

    private Task InspectAsync(string language, Func<Visitor, Inspector, Task> act) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await act(visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
