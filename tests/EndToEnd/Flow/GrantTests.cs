namespace EndToEnd.Flow;

/// <summary>F5 and F6 in the browser: an administrator grants, a clerk asks, the legal representative signs on the phone.</summary>
public sealed class GrantTests : EndToEndTest
{
    [Fact]
    public Task Administrator_grants_items_and_the_clerk_finds_them_on_the_home_page() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await OfficeAsync(visitor);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").Locator("a[href$='/grants']").ClickAsync();
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.SeesAsync("[GRANT-004]");
        await visitor.Page.Locator("[value=construction-permit]").CheckAsync();
        await visitor.Page.Locator("[value=site-information]").CheckAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-count=added]")).ToHaveTextAsync("2");
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.SeesAsync("施工许可、工地信息");
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await visitor.SeesAsync("证书授权确认表");
        // To be signed, and told: the activation and the clerk's certificate.
        await Assertions.Expect(visitor.Page.Locator(".to-do-count")).ToHaveTextAsync("3");
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("授权成功");
        await RequireSoundAsync(visitor, 2, "施工许可、工地信息");
        await visitor.GoAsync("/certificates");
        await Assertions.Expect(office.Row("clerk-1").Locator("td[data-label=可办业务]")).ToHaveTextAsync("2");
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.SeesAsync("工地信息");
        await visitor.GoAsync("/grants/request");
        await visitor.SeesAsync("申请授权");
    });

    [Fact]
    public Task Clerk_asks_and_the_representative_signs_on_the_phone() => WithAskedAsync(async (office, desk, phone) =>
    {
        await phone.SeesAsync("投标，3 月 20 日截止");
        await phone.SeesAsync("新增 1 项");
        var before = await LastTextAsync(office);
        await phone.Page.Locator("[formaction$='/code']").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[name=Code]")).ToBeVisibleAsync();
        var code = await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE", before);
        await new Representative(phone, Outsiders, office.Firm).SignAsync(code["code"]);
        await phone.SeesAsync("签名已加盖");
        await desk.SeesAsync("授权成功");
        await RequireSoundAsync(desk, 3, "投标，3 月 20 日截止");
    });

    [Fact]
    public Task Representative_says_no_with_a_reason_and_the_clerk_reads_it() => WithAskedAsync(async (office, desk, phone) =>
    {
        var representative = new Representative(phone, Outsiders, office.Firm);
        await phone.Page.Locator("a[href$='/decline']").ClickAsync();
        await representative.DeclineAsync("WrongData", "不是本人安排");
        await desk.SeesAsync("法定代表人未同意");
        await desk.SeesAsync("不是本人安排");
        await desk.GoAsync("/");
        await desk.SeesAsync("本证书还没有业务权限");
    });

    private Task WithAskedAsync(Func<Office, Visitor, Visitor, Task> act) => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await OfficeAsync(desk);
        // This person was sent texts when the firm was opened.
        var before = await LastTextAsync(office);
        await office.SignInAsync("clerk-1");
        await desk.UntilAtAsync("[0-9]/$");
        await desk.GoAsync("/grants/request");
        await desk.Page.Locator("a[href='/grants/request/representative']").ClickAsync();
        await desk.Page.Locator("[value=construction-permit]").CheckAsync();
        await office.FillAsync("Reason", "投标，3 月 20 日截止");
        await desk.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await desk.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await desk.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await office.PlugInAsync("clerk-1");
        await Assertions.Expect(desk.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
        await VisitAsync(Looks.Phone, async phone =>
        {
            await phone.Page.GotoAsync((await Outsiders.TextAsync(office.Firm.Representative.Mobile, "SMS_SIGN_LINK", before))["link"]);
            await phone.SeesAsync("请您签署");
            await act(office, desk, phone);
        });
    });

    private async Task<long> LastTextAsync(Office office) =>
        (await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE")).Id;

    private async Task<Office> OfficeAsync(Visitor visitor)
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        return office;
    }

    private static async Task RequireSoundAsync(Visitor visitor, int signatures, string text)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").ClickAsync());
        var pdf = Places.Out($"grant-{signatures}.pdf");
        await download.SaveAsAsync(pdf);
        var said = await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf);
        Assert.Equal(signatures, said.Split("Signature Validation: Signature is Valid.").Length - 1);
        Assert.Contains(text, await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-"), StringComparison.Ordinal);
    }
}
