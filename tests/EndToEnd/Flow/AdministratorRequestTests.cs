namespace EndToEnd.Flow;

/// <summary>F6(a) in the browser: a clerk asks the administrators, reminds one, and is granted or told why not.</summary>
public sealed class AdministratorRequestTests : EndToEndTest
{
    [Fact]
    public Task Administrator_is_reminded_finds_the_to_do_and_grants_what_was_asked() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await AskedAsync(visitor);
        await visitor.Page.Locator("form[action$='handler=Remind'] button").First.ClickAsync();
        await visitor.SeesAsync("已短信提醒证书管理员");
        var reminder = await Outsiders.TextAsync(office.Firm.Holder.Mobile, "SMS_GRANT_REMINDER");
        Assert.Equal(office.Firm.Representative.Name, reminder["clerk"]);
        await office.SignOutAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.Page.GetByText("请您授权").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[value=construction-permit]")).ToBeCheckedAsync();
        await visitor.SeesAsync("投标，3 月 20 日截止");
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("授权成功");
        Assert.Contains("已由证书管理员授权", (await Outsiders.TextAsync(office.Firm.Representative.Mobile, "SMS_GRANT_RESULT"))["result"], StringComparison.Ordinal);
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.SeesAsync("施工许可");
        await Assertions.Expect(visitor.Page.Locator(".tiles a[href='/items/construction-permit']")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Administrator_says_no_with_a_reason_that_the_clerk_reads() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await AskedAsync(visitor);
        var request = new Uri(visitor.Page.Url).AbsolutePath;
        await office.SignOutAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync(request);
        await visitor.Page.Locator("a[href$='/decline']").ClickAsync();
        await visitor.SendAsync("Reason");
        await visitor.SeesAsync("[SIGN-030]");
        await office.FillAsync("Reason", "请先完成培训");
        await visitor.SendAsync("Reason");
        await visitor.SeesAsync("证书管理员未同意");
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync(request);
        await visitor.SeesAsync("请先完成培训");
    });

    private async Task<Office> AskedAsync(Visitor visitor)
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/grants/request");
        await visitor.SeesAsync(office.Firm.Holder.Mobile[..3] + "****");
        await visitor.Page.Locator("a[href='/grants/request/administrator']").ClickAsync();
        await visitor.Page.Locator("[value=construction-permit]").CheckAsync();
        await office.FillAsync("Reason", "投标，3 月 20 日截止");
        await visitor.Page.Locator("[formaction$='handler=Check']").ClickAsync();
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/grants/SQ[0-9A-Z]+$");
        await visitor.SeesAsync("等待证书管理员授权");
        return office;
    }
}
