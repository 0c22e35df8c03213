namespace EndToEnd.Flow;

/// <summary>Wrong codes and taking back: each has its sentence and number, and changes nothing.</summary>
public sealed class CodeRefusalTests : EndToEndTest
{
    [Fact]
    public Task Sixth_code_is_refused_even_when_it_is_right_and_the_document_stays_as_it_was() => WithSealedAsync(async (journey, desk) =>
    {
        var code = await journey.AskCodeAsync();
        var before = await FingerprintAsync(desk);
        for (var left = 4; left > 0; left--)
        {
            await journey.SignAsync(Wrong(code));
            await desk.SeesAsync($"验证码不正确，还可尝试 {left} 次。 [SIGN-021]");
        }

        await journey.SignAsync(Wrong(code));
        await desk.SeesAsync("[SIGN-024]");
        await journey.SignAsync(code);
        await desk.SeesAsync("验证码输错次数过多，已失效，请重新获取短信。 [SIGN-024]");
        Assert.Equal(before, await FingerprintAsync(desk));
        await desk.GoAsync("/");
        await desk.SeesAsync("等待法定代表人签名");
    });

    [Fact]
    public Task Wrong_code_of_the_holder_is_refused_beside_its_field() => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.SignInAsync();
        await journey.ChooseUnitTypeAsync("Local");
        await journey.GiveUnitAsync();
        await journey.AskHolderCodeAsync();
        var code = (await Outsiders.TextAsync(journey.Firm.Holder.Mobile, "SMS_HOLDER_CODE"))["code"];
        await journey.FillAsync("Code", Wrong(code));
        await desk.SendAsync("Code");
        await desk.SeesAsync("验证码不正确，还可尝试 4 次。 [ACC-034]");
        Assert.Equal(journey.Firm.Holder.Name, await desk.Page.Locator("[name=Name]").InputValueAsync());
        await journey.GiveHolderAsync();
    });

    [Fact]
    public Task Withdrawn_request_ends_at_the_desk_and_behind_the_link() => WithSealedAsync(async (journey, desk) =>
    {
        await desk.Page.Locator("[data-dialog=withdraw]").ClickAsync();
        await desk.Page.Locator("dialog[open] form[action] button").ClickAsync();
        await journey.EndAsync();
        await desk.SeesAsync("开通已撤回");
        await VisitAsync(Looks.Phone, async phone =>
        {
            await new Representative(phone, Outsiders, journey.Firm).OpenLinkAsync();
            await phone.SeesAsync("申请单位已撤回");
        });
        await desk.GoAsync("/activate");
        await desk.SeesAsync("还没有提交");
    });

    private Task WithSealedAsync(Func<Journey, Visitor, Task> act) => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.ReachSigningAsync();
        await journey.SealAsync();
        await act(journey, desk);
    });

    private static string Wrong(string code) => code == "111111" ? "222222" : "111111";

    private static async Task<string> FingerprintAsync(Visitor desk) => await desk.Page.Locator(".fingerprint").First.InnerTextAsync();
}
