namespace EndToEnd.Flow;

/// <summary>F7 in the browser: a sub-certificate takes the place of a lost main key, or is handed it by the swap of the keys.</summary>
public sealed class UpgradeTests : EndToEndTest
{
    [Fact]
    public Task Sub_takes_the_place_of_a_lost_main_key() => WithAskedAsync(async (office, desk, before) =>
    {
        await desk.Page.Locator("[formaction$='/code']").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[name=Code]")).ToBeVisibleAsync();
        var code = await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE", before);
        await office.FillAsync("Code", code["code"]);
        await desk.Page.Locator("form:has([name=Code]) button:not([formaction]):visible").ClickAsync();
        await desk.SeesAsync("证书升级成功");
        await RequireSoundAsync(desk, 3, "主证书遗失");
        await RequireSwappedAsync(office, desk);
    });

    [Fact]
    public Task Desk_is_told_of_the_end_though_the_upgrade_ended_its_session() => WithAskedAsync(async (office, desk, before) =>
    {
        await VisitAsync(Looks.Phone, async phone =>
        {
            await phone.Page.GotoAsync((await Outsiders.TextAsync(office.Firm.Representative.Mobile, "SMS_SIGN_LINK", before))["link"]);
            await phone.SeesAsync("证书升级确认表");
            await phone.SeesAsync("主证书遗失");
            await phone.Page.Locator("[formaction$='/code']").ClickAsync();
            await Assertions.Expect(phone.Page.Locator("[name=Code]")).ToBeVisibleAsync();
            var code = await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE", before);
            await new Representative(phone, Outsiders, office.Firm).SignAsync(code["code"]);
            await phone.SeesAsync("签名已加盖");
        });
        await desk.SeesAsync("证书升级成功");
        await desk.Page.Locator("a[href='/sign-in']").Last.ClickAsync();
        await desk.UntilAtAsync("/sign-in");
    });

    [Fact]
    public Task Representative_says_no_and_everything_stays() => WithAskedAsync(async (office, desk, _) =>
    {
        await desk.Page.Locator("a[href$='/decline']").ClickAsync();
        await new Representative(desk, Outsiders, office.Firm).DeclineAsync("WrongData", "主证书没有遗失");
        await desk.SeesAsync("法定代表人未同意");
        await desk.SeesAsync("主证书没有遗失");
        await desk.GoAsync("/certificates");
        await Assertions.Expect(office.Row("administrator").Locator("td[data-label=类型]")).ToHaveTextAsync("主证书");
    });

    [Fact]
    public Task Main_hands_over_by_the_swap_of_the_keys() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await OfficeAsync(visitor);
        var (main, sub) = (office.Firm.Token("administrator"), office.Firm.Token("clerk-1"));
        await using var computer = await OwnComputer.SitDownAsync(visitor, main, sub);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await Assertions.Expect(office.Row("administrator").Locator("a[href$='/upgrade']")).ToHaveCountAsync(0);
        await office.Row("clerk-1").Locator("a[href$='/upgrade']").ClickAsync();
        await visitor.SeesAsync("请拔掉电脑上的所有数字证书");
        await visitor.Page.Locator("form[action$='/upgrade'] button").ClickAsync();

        await SaysAsync(visitor, "还插着其他证书（1 个）：" + main.UniqueId);
        await Assertions.Expect(visitor.Page.Locator("[data-act]")).ToBeDisabledAsync();
        await computer.UnplugAsync(main);
        await computer.UnplugAsync(sub);
        await SaysAsync(visitor, "请插入 " + sub.UniqueId);
        await computer.PlugAsync(main);
        await SaysAsync(visitor, "插入的是 " + main.UniqueId);
        await computer.UnplugAsync(main);
        await computer.PlugAsync(sub);
        await SaysAsync(visitor, "已识别 " + sub.UniqueId);
        await Assertions.Expect(visitor.Page.Locator("[data-step=insert]")).ToHaveAttributeAsync("data-state", "done");
        await office.PlugInAsync("clerk-1");
        await visitor.SeesAsync("证书升级成功");
        await RequireSoundAsync(visitor, 1, "由主证书发起");
        await computer.PlugAsync(main);
        await RequireSwappedAsync(office, visitor);
    });

    [Fact]
    public Task Swap_of_the_keys_can_be_cancelled_and_says_what_it_needs_without_an_assistant() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await OfficeAsync(visitor);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").Locator("a[href$='/upgrade']").ClickAsync();
        await visitor.WithoutAssistantAsync();
        await visitor.Page.Locator("form[action$='/upgrade'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-check=assistant]")).ToContainTextAsync("请先启动证书助手");
        await visitor.Page.Locator("form[action$='handler=Withdraw'] button").ClickAsync();
        await visitor.SeesAsync("升级已取消");
        await visitor.GoAsync("/certificates");
        await Assertions.Expect(office.Row("administrator").Locator("td[data-label=类型]")).ToHaveTextAsync("主证书");
        await visitor.WithAssistantAsync();
        visitor.ForgetComplaints("ERR_CONNECTION_REFUSED");
    });

    /// <summary>The sub-certificate has asked and sealed: the legal representative's turn; the id is of the last text before.</summary>
    private Task WithAskedAsync(Func<Office, Visitor, long, Task> act) => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await OfficeAsync(desk);
        // This person was sent texts when the firm was opened.
        var before = (await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE")).Id;
        await office.SignInAsync("clerk-1");
        await desk.UntilAtAsync("[0-9]/$");
        await desk.GoAsync("/certificates");
        await Assertions.Expect(office.Row("administrator").Locator("a[href$='/upgrade']")).ToHaveCountAsync(0);
        await office.Row("clerk-1").Locator("a[href$='/upgrade']").ClickAsync();
        await desk.SendAsync("Reason");
        await desk.SeesAsync("[UPG-005]");
        await desk.SeesAsync("[UPG-006]");
        await desk.Page.Locator("[name=Reason][value=Lost]").CheckAsync();
        await desk.Page.Locator("[name=Understood]").CheckAsync();
        await desk.SendAsync("Reason");
        await desk.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await desk.SeesAsync("证书升级确认表");
        await office.PlugInAsync("clerk-1");
        await Assertions.Expect(desk.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
        await act(office, desk, before);
    });

    private async Task<Office> OfficeAsync(Visitor visitor)
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        return office;
    }

    private static Task SaysAsync(Visitor visitor, string sentence) => Assertions.Expect(visitor.Page.Locator("[data-swap-status]")).ToContainTextAsync(sentence);

    /// <summary>The session is over; the old main certificate is a clerk's now and is told so.</summary>
    private async Task RequireSwappedAsync(Office office, Visitor visitor)
    {
        await visitor.GoAsync("/");
        await visitor.UntilAtAsync("/sign-in");
        Assert.Equal(office.Firm.Token("administrator").UniqueId, (await Outsiders.TextAsync(office.Firm.Holder.Mobile, "SMS_DOWNGRADED"))["certificate"]);
        Assert.Equal(office.Firm.Token("clerk-1").UniqueId, (await Outsiders.TextAsync(office.Firm.Representative.Mobile, "SMS_UPGRADED"))["certificate"]);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.SeesAsync("本证书还没有业务权限");
        await visitor.GoAsync("/certificates");
        await Assertions.Expect(office.Row("clerk-1").Locator("td[data-label=类型]")).ToHaveTextAsync("主证书");
        await Assertions.Expect(office.Row("administrator").Locator("td[data-label=证书角色]")).ToHaveTextAsync("办事员");
    }

    private static async Task RequireSoundAsync(Visitor visitor, int signatures, string text)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").ClickAsync());
        var pdf = Places.Out($"upgrade-{signatures}.pdf");
        await download.SaveAsAsync(pdf);
        var said = await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf);
        Assert.Equal(signatures, said.Split("Signature Validation: Signature is Valid.").Length - 1);
        await IndependentProgram.AskAsync("qpdf", "--check", pdf);
        Assert.Contains(text, await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-"), StringComparison.Ordinal);
    }
}
