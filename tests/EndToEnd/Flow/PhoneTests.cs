namespace EndToEnd.Flow;

/// <summary>Screen 7: the legal representative signs or says no on a phone, without signing in.</summary>
public sealed class PhoneTests : EndToEndTest
{
    [Fact]
    public Task Representative_signing_by_the_link_on_a_phone_ends_the_waiting_desk_as_activated() => WithSealedAsync(async (journey, representative, phone) =>
    {
        await representative.OpenLinkAsync();
        await phone.SeesAsync("请您签署");
        await RequireNoSidewaysScrollAsync(phone);
        // Names stay masked until the code is right.
        Assert.DoesNotContain(journey.Firm.Representative.Name, await phone.Page.Locator("main .card").First.InnerTextAsync(), StringComparison.Ordinal);
        await representative.SignAsync(await representative.AskCodeAsync());
        await phone.SeesAsync("签名已加盖");
        await RequireNoSidewaysScrollAsync(phone);
        await LookAtTheRecordAsync(journey, representative, phone);
        await journey.EndAsync();
        await journey.Visitor.SeesAsync("法人一证通主证书开通成功");
    });

    [Fact]
    public Task Representative_declining_without_a_reason_is_asked_for_one_and_with_it_ends_the_request() => WithSealedAsync(async (journey, representative, phone) =>
    {
        await representative.OpenLinkAsync();
        await phone.Page.Locator("a[href$='/decline']").ClickAsync();
        await phone.SendAsync("Words");
        await phone.SeesAsync("请说明不同意的理由。 [SIGN-030]");
        await representative.DeclineAsync("WrongData", "单位名称写错了");
        await phone.SeesAsync("您没有同意");
        await journey.EndAsync();
        await journey.Visitor.SeesAsync("法定代表人没有同意，开通结束");
        await journey.Visitor.SeesAsync("文件内容有误：单位名称写错了");
    });

    [Fact]
    public Task Link_that_nobody_sent_shows_its_sentence() => VisitAsync(Looks.Phone, async phone =>
    {
        await phone.GoAsync("/s/AAAAAAAAAAAAAAAAAAAAAAAA");
        await phone.SeesAsync("链接无效");
        await RequireNoSidewaysScrollAsync(phone);
    });

    // From the link to all of the person's requests, by a code of the portal's own.
    private async Task LookAtTheRecordAsync(Journey journey, Representative representative, Visitor phone)
    {
        await phone.Page.Locator("a[href$='/mine']").ClickAsync();
        await phone.Page.Locator("[formaction$='/mine/code']").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[name=Code]")).ToBeVisibleAsync();
        await RequireNoSidewaysScrollAsync(phone);
        await representative.SignAsync((await Outsiders.TextAsync(journey.Firm.Representative.Mobile, "SMS_PHONE_CODE"))["code"]);
        await phone.SeesAsync("我的签署记录");
        await Assertions.Expect(phone.Page.Locator("a[href^='/s/requests/']")).ToBeVisibleAsync();
        var inspector = new Inspector("zh");
        await inspector.LookAsync(phone.Page, "phone-list");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
        await phone.IsRefusedAsync("PHONE-004", "/s/open", ("id", Guid.NewGuid().ToString()));
    }

    private Task WithSealedAsync(Func<Journey, Representative, Visitor, Task> act) => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.ReachSigningAsync();
        await journey.SealAsync();
        await VisitAsync(Looks.Phone, phone => act(journey, new Representative(phone, Outsiders, journey.Firm), phone));
    });

    private static async Task RequireNoSidewaysScrollAsync(Visitor phone) =>
        Assert.InRange(await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, Looks.Phone.Width);
}
