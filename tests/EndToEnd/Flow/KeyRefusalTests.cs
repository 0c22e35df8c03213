namespace EndToEnd.Flow;

/// <summary>What goes wrong at the key: each state has its sentence, and nobody is signed in by it.</summary>
public sealed class KeyRefusalTests : EndToEndTest
{
    [Fact]
    public Task Wrong_pin_tells_both_windows_the_tries_left_and_the_right_one_still_signs_in() => AtSignInAsync("clerk-1", async (visitor, key) =>
    {
        await key.ChooseAsync();
        var window = await key.OpenWindowAsync();
        await Key.TypeAsync(window, "000000");
        await Assertions.Expect(window.Locator("#pin-error")).ToContainTextAsync("密码错误，还可尝试 4 次。");
        await visitor.SeesAsync("证书密码错误，还可尝试 4 次。连续 5 次错误会锁定证书。");
        await Key.TypeAsync(window, Firm.Pin);
        await visitor.UntilAtAsync("/activate$");
    });

    [Fact]
    public Task Fifth_wrong_pin_locks_the_key_and_it_cannot_be_chosen_again() => AtSignInAsync("clerk-1", async (visitor, key) =>
    {
        await key.ChooseAsync();
        var window = await key.OpenWindowAsync();
        for (var left = 4; left > 0; left--)
        {
            await Key.TypeAsync(window, "000000");
            await Assertions.Expect(window.Locator("#pin-error")).ToContainTextAsync($"还可尝试 {left} 次");
        }

        await Key.TypeAsync(window, "000000");
        await visitor.SeesAsync("证书密码连续输错，证书已锁定。请到服务网点解锁。");
        await visitor.Page.ReloadAsync();
        var row = key.Row;
        await Assertions.Expect(row).ToContainTextAsync("证书已锁定，请到服务网点解锁");
        await Assertions.Expect(row.Locator("input")).ToBeDisabledAsync();
        await RequireNobodyAsync(visitor);
    });

    [Theory]
    [InlineData("expired", "证书已过期，请先到证书服务网点或网站办理续期。 [ACC-005]")]
    [InlineData("revoked", "证书已被吊销，不能登录。请联系证书服务网点。 [ACC-007]")]
    public Task Certificate_that_is_not_good_any_more_is_refused_with_its_number(string role, string sentence) => AtSignInAsync(role, async (visitor, key) =>
    {
        await key.SignAsync();
        await visitor.SeesAsync(sentence);
        await RequireNobodyAsync(visitor);
    });

    [Fact]
    public Task Cancelling_in_the_assistant_is_said_on_the_page() => AtSignInAsync("clerk-1", async (visitor, key) =>
    {
        await key.ChooseAsync();
        var window = await key.OpenWindowAsync();
        await window.Locator("button[form=cancel]").ClickAsync();
        await visitor.SeesAsync("您在证书助手中取消了操作。");
        await RequireNobodyAsync(visitor);
    });

    [Fact]
    public Task Assistant_that_does_not_run_is_named_with_what_to_do() => VisitAsync(Looks.Desk, async visitor =>
    {
        await visitor.WithoutAssistantAsync();
        await visitor.GoAsync("/sign-in");
        await visitor.SeesAsync("证书助手：未检测到。请先启动证书助手");
        await Assertions.Expect(visitor.Page.Locator("[data-act]")).ToBeDisabledAsync();
        // Started meanwhile: one click, no reload.
        await visitor.WithAssistantAsync();
        await visitor.Page.Locator("[data-refresh]").ClickAsync();
        await visitor.SeesAsync("证书助手：已运行");
        visitor.ForgetComplaints("net::ERR_CONNECTION_REFUSED");
    });

    [Fact]
    public Task Certificate_without_a_seal_is_told_before_and_at_the_submission() => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync(roles: "without-seal"), "without-seal");
        await journey.SignInAsync();
        await visitor.Page.Locator("form[action*=Readiness] button").ClickAsync();
        await visitor.SeesAsync("本证书不含电子签章信息");
        await journey.ChooseUnitTypeAsync("Local");
        await journey.GiveUnitAsync();
        await journey.AskHolderCodeAsync();
        await journey.GiveHolderAsync();
        await visitor.Page.Locator("form[action='/activate/check'] button").ClickAsync();
        await visitor.SeesAsync("[SIGN-014]");
        await visitor.GoAsync("/activate/progress");
        await visitor.UntilAtAsync("/activate$");
    });

    private Task AtSignInAsync(string role, Func<Visitor, Key, Task> act) => VisitAsync(Looks.Desk, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync(roles: role);
        await visitor.GoAsync("/sign-in");
        await act(visitor, new Key(visitor, firm.Token(role)));
    });

    private static async Task RequireNobodyAsync(Visitor visitor)
    {
        await visitor.GoAsync("/activate");
        await visitor.UntilAtAsync("/sign-in");
    }
}
