namespace EndToEnd.Flow;

/// <summary>E32 待办与消息, and the way from a business item through the sign-in and back.</summary>
public sealed class MessageTests : EndToEndTest
{
    [Fact]
    public Task Administrator_reads_what_happened_and_the_number_in_the_header_follows() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await OfficeAsync(visitor);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await CountsAsync(visitor, 2);
        await visitor.Page.Locator("header a[href='/tasks']").ClickAsync();
        await visitor.SeesAsync("没有待办事项");
        await visitor.SeesAsync("新的副证书“clerk-1”已开通");
        await visitor.Page.Locator("tbody a").Filter(new() { HasText = "clerk-1" }).ClickAsync();
        await visitor.UntilAtAsync("/certificates/[0-9a-f-]{36}$");
        await CountsAsync(visitor, 1);
        await visitor.GoAsync("/tasks?show=Unread");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await visitor.Page.Locator("form[action='/tasks/all'] button").ClickAsync();
        await CountsAsync(visitor, 0);
        await visitor.GoAsync("/tasks?show=Unread");
        await visitor.SeesAsync("没有消息");
    });

    [Fact]
    public Task A_sign_in_from_an_item_returns_to_it_and_a_clerk_is_shown_how_to_get_it() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await OfficeAsync(visitor);
        await visitor.GoAsync("/items/construction-permit");
        await visitor.UntilAtAsync("/sign-in\\?returnUrl=");
        await office.PlugInAsync("clerk-1");
        await visitor.UntilAtAsync("/items/construction-permit$");
        await visitor.SeesAsync("ITEM-002");
        await visitor.Page.Locator("main a[href='/grants/request']").ClickAsync();
        await visitor.SeesAsync("申请授权");
        await office.SignOutAsync();
        await visitor.GoAsync("/items/construction-permit");
        await office.PlugInAsync("administrator");
        await visitor.UntilAtAsync("/items/construction-permit$");
        await visitor.SeesAsync("单点登录尚未接通");
        await visitor.GoAsync("/items/direct-award");
        await visitor.SeesAsync("ITEM-001");
    });

    [Fact]
    public Task Strangers_and_staff_have_no_box() => VisitAsync(Looks.Desk, async visitor =>
    {
        foreach (var path in new[] { "/tasks", "/tasks/open?id=00000000-0000-0000-0000-000000000001", "/items", "/items/construction-permit" })
        {
            await visitor.GoAsync(path);
            await visitor.UntilAtAsync("/sign-in\\?returnUrl=");
        }

        await new Officer(visitor).SignInAsync();
        foreach (var path in new[] { "/tasks", "/items", "/items/construction-permit" })
            Assert.Equal(403, (await visitor.Page.GotoAsync(path))!.Status);
    });

    private static Task CountsAsync(Visitor visitor, int count) =>
        Assertions.Expect(visitor.Page.Locator(".to-do-count")).ToHaveTextAsync($"{count}");

    private async Task<Office> OfficeAsync(Visitor visitor)
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        return office;
    }
}
