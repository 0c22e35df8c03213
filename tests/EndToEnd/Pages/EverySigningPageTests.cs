namespace EndToEnd.Pages;

/// <summary>The pages of the signing, of the officer and of the end, judged as <see cref="EveryPageTests"/> judges the others.</summary>
public sealed class EverySigningPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Signing_in_all_its_states_is_without_findings(string language) => VisitAsync(new Looks(language), async desk =>
    {
        var inspector = new Inspector(language[..2]);
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync("other-province"));
        await journey.ReachSigningAsync("OtherProvince");
        await SealAsync(journey, inspector);
        await VisitAsync(new Looks(language) { Width = 1280 }, phone => SignOnPhoneAsync(phone, journey, inspector));
        await desk.UntilAtAsync("/activate/progress$");
        await inspector.LookAsync(desk.Page, "progress-review");
        await VisitAsync(new Looks(language), officer => DecideAsync(officer, journey.Firm, inspector));
        await journey.EndAsync();
        await inspector.LookAsync(desk.Page, "end-activated");
        await desk.Page.Locator("a.button[href='/']").ClickAsync();
        await inspector.LookAsync(desk.Page, "home");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task SealAsync(Journey journey, Inspector inspector)
    {
        var desk = journey.Visitor;
        await Assertions.Expect(desk.Page.Locator("[data-act]")).ToBeEnabledAsync();
        await inspector.LookAsync(desk.Page, "sign-enterprise");
        await desk.Page.Locator("[data-dialog=withdraw]").ClickAsync();
        await inspector.LookAsync(desk.Page, "sign-withdraw");
        await desk.Page.Keyboard.PressAsync("Escape");
        await journey.SealAsync();
        await journey.Visitor.UntilStateAsync("|Delivered");
        await inspector.LookAsync(desk.Page, "sign-representative");
    }

    private async Task SignOnPhoneAsync(Visitor phone, Journey journey, Inspector inspector)
    {
        var representative = new Representative(phone, Outsiders, journey.Firm);
        await phone.GoAsync("/s/AAAAAAAAAAAAAAAAAAAAAAAA");
        await inspector.LookAsync(phone.Page, "phone-unknown-link");
        await representative.OpenLinkAsync();
        await inspector.LookAsync(phone.Page, "phone");
        await phone.Page.Locator("a[href$='/decline']").ClickAsync();
        await inspector.LookAsync(phone.Page, "phone-decline");
        await phone.SendAsync("Words");
        await inspector.LookAsync(phone.Page, "phone-decline-error");
        await representative.OpenLinkAsync();
        var code = await representative.AskCodeAsync();
        await inspector.LookAsync(phone.Page, "phone-code");
        await journey.Visitor.UntilStateAsync("|Sent|Delivered");
        await inspector.LookAsync(journey.Visitor.Page, "sign-code");
        await representative.SignAsync("12");
        await inspector.LookAsync(phone.Page, "phone-code-error");
        await journey.SignAsync("12");
        await journey.Visitor.SeesAsync("[SIGN-020]");
        await inspector.LookAsync(journey.Visitor.Page, "sign-code-error");
        await journey.Visitor.GoAsync(journey.SignPath);
        await representative.SignAsync(code);
        await Assertions.Expect(phone.Page.Locator("a[href$='/document.pdf']").First).ToBeVisibleAsync();
        await inspector.LookAsync(phone.Page, "phone-signed");
    }

    private static async Task DecideAsync(Visitor visitor, Firm firm, Inspector inspector)
    {
        var officer = new Officer(visitor);
        await visitor.GoAsync("/staff/sign-in");
        await inspector.LookAsync(visitor.Page, "staff-sign-in");
        await officer.TypeAsync("wrong", "000000");
        await visitor.SeesAsync("[ACC-020]");
        await inspector.LookAsync(visitor.Page, "staff-sign-in-error");
        await officer.SignInAsync();
        await inspector.LookAsync(visitor.Page, "reviews");
        await officer.OpenReviewAsync(firm);
        await inspector.LookAsync(visitor.Page, "review");
        await officer.ClaimAsync();
        await inspector.LookAsync(visitor.Page, "review-claimed");
        await visitor.Page.Locator("form:has([name=Decision]) button").ClickAsync();
        await visitor.SeesAsync("[REV-005]");
        await inspector.LookAsync(visitor.Page, "review-error");
        await officer.ConfirmAsync();
    }
}
