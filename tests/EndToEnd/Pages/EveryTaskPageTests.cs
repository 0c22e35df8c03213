namespace EndToEnd.Pages;

/// <summary>Tasks and messages, the items, and home, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryTaskPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Tasks_and_items_are_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await inspector.LookAsync(visitor.Page, "home-clerk");
        await visitor.GoAsync("/tasks");
        await inspector.LookAsync(visitor.Page, "tasks-empty");
        await visitor.GoAsync("/items/construction-permit");
        await visitor.SeesAsync("ITEM-002");
        await inspector.LookAsync(visitor.Page, "item-refused");
        await visitor.GoAsync("/grants/request/representative");
        await visitor.Page.Locator("[value=construction-permit]").CheckAsync();
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await visitor.GoAsync("/tasks");
        await Assertions.Expect(visitor.Page.Locator("main a[href^='/sign/']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "tasks-to-do");
        await office.SignOutAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await inspector.LookAsync(visitor.Page, "home-administrator");
        await visitor.GoAsync("/tasks");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await inspector.LookAsync(visitor.Page, "tasks");
        await visitor.GoAsync("/items");
        await inspector.LookAsync(visitor.Page, "items");
        await visitor.GoAsync("/items?group=Sites");
        await inspector.LookAsync(visitor.Page, "items-group");
        await visitor.GoAsync("/items/site-information");
        await inspector.LookAsync(visitor.Page, "item");
    });

    private Task InspectAsync(string language, Func<Visitor, Inspector, Task> act) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await act(visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
