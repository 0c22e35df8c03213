namespace EndToEnd.Pages;

/// <summary>
/// Every page of the flow, as it is and with its errors, in both languages and both themes: axe finds nothing, the
/// console stays silent, nothing is wider than a phone; the pictures lie in out/screenshots.
/// </summary>
public sealed class EveryPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Signing_in_in_all_its_states_is_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var firm = await Outsiders.FreshFirmAsync(roles: ["administrator", "expired"]);
        await visitor.GoAsync("/sign-in");
        await Assertions.Expect(visitor.Page.Locator("[data-act]")).ToBeEnabledAsync();
        await inspector.LookAsync(visitor.Page, "sign-in");
        foreach (var way in new[] { "licence", "one-network" })
        {
            await visitor.GoAsync($"/sign-in?way={way}");
            await inspector.LookAsync(visitor.Page, $"sign-in-{way}");
        }

        await visitor.WithoutAssistantAsync();
        await visitor.GoAsync("/sign-in");
        await Assertions.Expect(visitor.Page.Locator("[data-check=assistant][data-state=failed]")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "sign-in-no-assistant");
        await visitor.WithAssistantAsync();
        visitor.ForgetComplaints("net::ERR_CONNECTION_REFUSED");

        await visitor.GoAsync("/sign-in");
        var key = new Key(visitor, firm.Token("expired"));
        await key.ChooseAsync();
        var window = await key.OpenWindowAsync();
        await inspector.LookAsync(window, "assistant-window");
        await Key.TypeAsync(window, "000000");
        await Assertions.Expect(window.Locator("#pin-error")).ToBeVisibleAsync();
        await inspector.LookAsync(window, "assistant-window-wrong-pin");
        await inspector.LookAsync(visitor.Page, "sign-in-wrong-pin");
        await Key.TypeAsync(window, Firm.Pin);
        await visitor.SeesAsync("[ACC-005]");
        await inspector.LookAsync(visitor.Page, "sign-in-refused");
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Signing_in_by_licence_in_all_its_states_is_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        await visitor.GoAsync("/sign-in/licence");
        var ticket = (await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg"))).Split("ticket=")[^1];
        await Outsiders.PostAsync($"/licence/app/{ticket}/scan");
        await visitor.UntilStateAsync("Scanned");
        await inspector.LookAsync(visitor.Page, "sign-in-licence-scanned");
        await Outsiders.PostAsync($"/licence/app/{ticket}/answer", new { subject = await Outsiders.LicenceSubjectAsync(firm, "legal-representative") });
        await visitor.UntilStateAsync("Confirmed");
        await inspector.LookAsync(visitor.Page, "sign-in-licence-confirmed");
        await visitor.Page.Locator("form[action='/sign-in/licence/confirm'] button:not([formaction])").ClickAsync();
        // Nobody has opened the unit: this licence does.
        await visitor.UntilAtAsync("/activate$");
        await visitor.Page.Locator("form[action*=Readiness] button").ClickAsync();
        await inspector.LookAsync(visitor.Page, "activate-licence");
    });

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_wizard_in_all_its_states_is_without_findings(string language) => InspectAsync(language, async (visitor, inspector) =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.SignInAsync();
        await inspector.LookAsync(visitor.Page, "activate");
        await visitor.Page.Locator("form[action*=Readiness] button").ClickAsync();
        await inspector.LookAsync(visitor.Page, "activate-ready");
        await visitor.GoAsync("/activate/unit-type");
        await inspector.LookAsync(visitor.Page, "activate-unit-type");
        await visitor.SendAsync("Origin");
        await visitor.SeesAsync("[ENT-001]");
        await inspector.LookAsync(visitor.Page, "activate-unit-type-error");
        await journey.ChooseUnitTypeAsync("OtherProvince");
        await inspector.LookAsync(visitor.Page, "activate-unit-typed");
        await visitor.SendAsync("RepresentativeMobile");
        await inspector.LookAsync(visitor.Page, "activate-unit-typed-error");
        await journey.ChooseUnitTypeAsync("Local");
        await inspector.LookAsync(visitor.Page, "activate-unit");
        await journey.GiveUnitAsync();
        await inspector.LookAsync(visitor.Page, "activate-holder");
        await visitor.SendAsync("Code");
        await inspector.LookAsync(visitor.Page, "activate-holder-error");
        await journey.AskHolderCodeAsync();
        await inspector.LookAsync(visitor.Page, "activate-holder-code");
        await journey.GiveHolderAsync();
        await inspector.LookAsync(visitor.Page, "activate-check");
        await visitor.GoAsync("/no-such-page");
        await inspector.LookAsync(visitor.Page, "problem");
        visitor.ForgetComplaints("404");
    });

    private Task InspectAsync(string language, Func<Visitor, Inspector, Task> act) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        await act(visitor, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
