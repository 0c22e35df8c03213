namespace EndToEnd.Pages;

/// <summary>The pages of the unit's information, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryEnterprisePageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Reading_and_changing_are_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, office.Firm, "registeredPlace", "上海市虚构新路 8 号"));
        await visitor.GoAsync("/enterprise");
        await inspector.LookAsync(visitor.Page, "enterprise");
        await visitor.GoAsync("/enterprise/change");
        await inspector.LookAsync(visitor.Page, "enterprise-change");
        await office.FillAsync("Contact", new string('长', 41));
        await visitor.SendAsync("Contact");
        await visitor.SeesAsync("[ENT-002]");
        await inspector.LookAsync(visitor.Page, "enterprise-change-error");
        await office.FillAsync("Contact", "新联系人");
        await visitor.SendAsync("Contact");
        await Assertions.Expect(visitor.Page.Locator("form[action$='handler=Confirm']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "enterprise-check");
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await inspector.LookAsync(visitor.Page, "enterprise-sign");
        await visitor.GoAsync("/enterprise");
        await inspector.LookAsync(visitor.Page, "enterprise-running");
        await visitor.GoAsync("/");
        await visitor.Page.Locator("main a[href^='/sign/']").ClickAsync();
        await office.PlugInAsync("administrator");
        await Assertions.Expect(visitor.Page.Locator("main .panel")).ToBeVisibleAsync(new() { Timeout = Visitor.Patience });
        await inspector.LookAsync(visitor.Page, "enterprise-end");
        await visitor.GoAsync("/enterprise");
        await inspector.LookAsync(visitor.Page, "enterprise-history");
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, office.Firm, "name", "上海虚构又改名公司"));
        await visitor.GoAsync("/enterprise/change");
        await visitor.SeesAsync("[UNIT-003]");
        await inspector.LookAsync(visitor.Page, "enterprise-blocked");
    });

    [Fact]
    public Task Typing_ones_own_data_is_without_findings() => InspectAsync("zh-CN", async (visitor, inspector) =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync("overseas"));
        await journey.ReachSigningAsync("Overseas");
        await journey.SealAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await VisitAsync(Looks.Desk, async desk =>
        {
            var officer = new Officer(desk);
            await officer.SignInAsync();
            await officer.OpenReviewAsync(journey.Firm);
            await officer.ClaimAsync();
            await officer.ConfirmAsync();
        });
        await journey.EndAsync();
        await visitor.GoAsync("/enterprise");
        await inspector.LookAsync(visitor.Page, "enterprise-typed");
        await visitor.GoAsync("/enterprise/change");
        await inspector.LookAsync(visitor.Page, "enterprise-change-typed");
    });

    private Task InspectAsync(string language, Func<Visitor, Inspector, Task> act) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await act(visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
