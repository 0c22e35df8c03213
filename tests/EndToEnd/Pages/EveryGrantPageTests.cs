namespace EndToEnd.Pages;

/// <summary>The pages of granting and asking, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryGrantPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Granting_and_asking_are_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await inspector.LookAsync(visitor.Page, "certificates-grant");
        await office.Row("clerk-1").Locator("a[href$='/grants']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "grant-choose");
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.SeesAsync("[GRANT-004]");
        await inspector.LookAsync(visitor.Page, "grant-choose-error");
        await visitor.Page.Locator("[value=construction-permit]").CheckAsync();
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("form[action$='handler=Confirm']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "grant-check");
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await inspector.LookAsync(visitor.Page, "grant-sign");
        await office.PlugInAsync("administrator");
        await Assertions.Expect(visitor.Page.Locator("main .panel")).ToBeVisibleAsync(new() { Timeout = Visitor.Patience });
        await inspector.LookAsync(visitor.Page, "grant-end");
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await inspector.LookAsync(visitor.Page, "home-granted");
        await visitor.GoAsync("/grants/request");
        await inspector.LookAsync(visitor.Page, "grant-request-ways");
        await visitor.GoAsync("/grants/request/representative");
        await inspector.LookAsync(visitor.Page, "grant-request");
    });

    private Task InspectAsync(string language, Func<Visitor, Inspector, Task> act) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await act(visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
