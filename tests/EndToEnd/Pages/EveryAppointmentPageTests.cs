namespace EndToEnd.Pages;

/// <summary>The pages of asking an administrator and of appointing one, in both languages and themes and on a phone's width, without a finding.</summary>
public sealed class EveryAppointmentPageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Asking_and_appointing_are_without_findings(string language) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        var office = await Office.WithClerksAsync(visitor, Outsiders);
        await AppointAsync(visitor, inspector, office);
        await AskAsync(visitor, inspector, office);
        await AnswerAsync(visitor, inspector, office);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task AskAsync(Visitor visitor, Inspector inspector, Office office)
    {
        await SignInAsync(visitor, office, "clerk-2");
        await visitor.GoAsync("/grants/request/administrator");
        await inspector.LookAsync(visitor.Page, "ask-choose");
        await visitor.Page.Locator("[value=construction-permit]").CheckAsync();
        await office.FillAsync("Reason", "投标");
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("form[action$='handler=Confirm']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "ask-check");
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/grants/SQ[0-9A-Z]+$");
        await inspector.LookAsync(visitor.Page, "ask-progress");
        await visitor.GoAsync("/grants/request");
        await inspector.LookAsync(visitor.Page, "ask-ways-open");
    }

    private static async Task AnswerAsync(Visitor visitor, Inspector inspector, Office office)
    {
        await office.SignOutAsync();
        await SignInAsync(visitor, office, "administrator");
        await inspector.LookAsync(visitor.Page, "home-asked");
        await visitor.Page.Locator("a[href*='/grants?answers=']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "ask-answer");
        await visitor.Page.Locator("a[href$='/decline']").ClickAsync();
        await visitor.SendAsync("Reason");
        await visitor.SeesAsync("[SIGN-030]");
        await inspector.LookAsync(visitor.Page, "ask-decline-error");
        await office.FillAsync("Reason", "请先完成培训");
        await visitor.SendAsync("Reason");
        await visitor.UntilAtAsync("/grants/SQ[0-9A-Z]+$");
        await inspector.LookAsync(visitor.Page, "ask-end");
    }

    private static async Task AppointAsync(Visitor visitor, Inspector inspector, Office office)
    {
        await SignInAsync(visitor, office, "clerk-1");
        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").Locator("th a").ClickAsync();
        await inspector.LookAsync(visitor.Page, "certificate-eligible");
        await visitor.Page.Locator("a[href$='/appointment']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "appoint-claim");
        await BeginAsync(visitor);
        await inspector.LookAsync(visitor.Page, "appoint-sign");
        await office.RepresentativeSignsAsync();
        await Assertions.Expect(visitor.Page.Locator("main .panel")).ToBeVisibleAsync(new() { Timeout = Visitor.Patience });
        await inspector.LookAsync(visitor.Page, "appoint-end");
        await visitor.GoAsync("/certificates");
        await inspector.LookAsync(visitor.Page, "certificates-appoint");
        await office.Row("clerk-2").Locator("a[href$='/appointment']").ClickAsync();
        await inspector.LookAsync(visitor.Page, "appoint-clerk");
        await BeginAsync(visitor);
        await visitor.GoAsync("/");
        await inspector.LookAsync(visitor.Page, "home-appointing");
        await office.SignOutAsync();
    }

    private static async Task BeginAsync(Visitor visitor)
    {
        await visitor.Page.Locator("form[action$='/appointment'] button").ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await Assertions.Expect(visitor.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
    }

    private static async Task SignInAsync(Visitor visitor, Office office, string role)
    {
        await office.SignInAsync(role);
        await visitor.UntilAtAsync("[0-9]/$");
    }
}
