namespace EndToEnd.Pages;

/// <summary>The pages of both upgrades, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryUpgradePageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Upgrading_is_without_findings(string language) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await LookAtTheSubsWayAsync(office, visitor, inspector);
        await LookAtTheMainsWayAsync(office, visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task LookAtTheSubsWayAsync(Office office, Visitor visitor, Inspector inspector)
    {
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").Locator("a[href$='/upgrade']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "upgrade-by-sub");
        await visitor.SendAsync("Reason");
        await visitor.SeesAsync("[UPG-005]");
        await inspector.LookAsync(visitor.Page, "upgrade-by-sub-error");
        await visitor.Page.Locator("[name=Reason][value=Broken]").CheckAsync();
        await visitor.Page.Locator("[name=Understood]").CheckAsync();
        await visitor.SendAsync("Reason");
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await inspector.LookAsync(visitor.Page, "upgrade-sign");
        await visitor.GoAsync("/");
        await inspector.LookAsync(visitor.Page, "home-upgrading");
        await office.SignOutAsync();
    }

    private static async Task LookAtTheMainsWayAsync(Office office, Visitor visitor, Inspector inspector)
    {
        var (main, sub) = (office.Firm.Token("administrator"), office.Firm.Token("clerk-1"));
        await using var computer = await OwnComputer.SitDownAsync(visitor, main, sub);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").Locator("a[href$='/upgrade']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "upgrade-by-main");
        await visitor.Page.Locator("form[action$='/upgrade'] button").ClickAsync();
        await UntilStepAsync(visitor, "unplug");
        await inspector.LookAsync(visitor.Page, "upgrade-swap-unplug");
        await computer.UnplugAsync(main);
        await computer.UnplugAsync(sub);
        await UntilStepAsync(visitor, "insert");
        await inspector.LookAsync(visitor.Page, "upgrade-swap-insert");
        await computer.PlugAsync(sub);
        await UntilStepAsync(visitor, "confirm");
        await inspector.LookAsync(visitor.Page, "upgrade-swap-confirm");
        await office.PlugInAsync("clerk-1");
        await Assertions.Expect(visitor.Page.Locator("main .panel")).ToBeVisibleAsync(new() { Timeout = Visitor.Patience });
        await inspector.LookAsync(visitor.Page, "upgrade-end");
    }

    private static Task UntilStepAsync(Visitor visitor, string step) =>
        Assertions.Expect(visitor.Page.Locator($"[data-step={step}]")).ToHaveAttributeAsync("data-state", "current");
}
