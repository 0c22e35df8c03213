namespace EndToEnd.Pages;

/// <summary>The signing page with its second way, in each state of the code, judged as <see cref="EveryPageTests"/> judges the others.</summary>
public sealed class EveryLicencePageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Signing_by_scan_in_all_its_states_is_without_findings(string language) => VisitAsync(new Looks(language), async desk =>
    {
        var inspector = new Inspector(language[..2]);
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.ReachSigningAsync();
        await desk.Page.Locator("a[href$='way=licence']").ClickAsync();
        await inspector.LookAsync(desk.Page, "sign-licence");
        await AskAsync(desk, "Waiting");
        await inspector.LookAsync(desk.Page, "sign-licence-waiting");
        await VisitAsync(Looks.Phone, async holder =>
        {
            var phone = new LicencePhone(holder, journey.Firm);
            await phone.ScanAsync(await QrCode.ReadAsync(desk.Page.Locator("figure.qr svg")));
            await UntilAsync(desk, "Scanned");
            await inspector.LookAsync(desk.Page, "sign-licence-scanned");
            await phone.ConfirmAsync("agent-limited");
        });
        await UntilAsync(desk, "Refused");
        await desk.GoAsync(journey.SignPath + "?way=licence");
        await inspector.LookAsync(desk.Page, "sign-licence-refused");
        await desk.GoAsync(journey.SignPath + "?way=own");
        await journey.SealAsync();
        await VisitAsync(new Looks(language) { Width = 1280 }, holder => LookOnPhoneAsync(holder, journey, inspector));
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private async Task LookOnPhoneAsync(Visitor holder, Journey journey, Inspector inspector)
    {
        await new Representative(holder, Outsiders, journey.Firm).OpenLinkAsync();
        await holder.Page.Locator("details:has(form[action$='/licence']) summary").ClickAsync();
        await inspector.LookAsync(holder.Page, "phone-licence");
        await AskAsync(holder, "Waiting");
        await inspector.LookAsync(holder.Page, "phone-licence-waiting");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Without_a_personal_certificate_both_pages_say_how_to_get_one_and_go_on_with_it(string language) => VisitAsync(new Looks(language), async desk =>
    {
        var inspector = new Inspector(language[..2]);
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync(credential: false));
        await journey.ReachSigningAsync();
        await journey.SealAsync();
        await journey.Visitor.UntilStateAsync("|Delivered");
        await desk.Page.Locator("[formaction$='/code']").ClickAsync();
        await desk.SeesAsync("[SIGN-010]");
        Assert.EndsWith("/people", await QrCode.ReadAsync(desk.Page.Locator("figure.qr svg")), StringComparison.Ordinal);
        await inspector.LookAsync(desk.Page, "sign-no-certificate");
        await VisitAsync(new Looks(language) { Width = 1280 }, async phone =>
        {
            await new Representative(phone, Outsiders, journey.Firm).OpenLinkAsync();
            await phone.Page.Locator("[formaction$='/code']").ClickAsync();
            await phone.SeesAsync("[SIGN-010]");
            await inspector.LookAsync(phone.Page, "phone-no-certificate");
        });
        // The flow has waited: with a certificate it goes on.
        await Outsiders.PostAsync($"/people/{journey.Firm.Representative.IdNumber}/credential");
        await journey.SignAsync(await journey.AskCodeAsync());
        await journey.EndAsync();
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task AskAsync(Visitor visitor, string state)
    {
        await visitor.Page.Locator("form[action$='/licence'] button").ClickAsync();
        await UntilAsync(visitor, state);
    }

    private static Task UntilAsync(Visitor visitor, string state) =>
        Assertions.Expect(visitor.Page.Locator($"[data-module=status-poll][data-state*='|{state}|']")).ToBeVisibleAsync();
}
