using Microsoft.Playwright;

namespace Ciac.Portal.Tests.Components;

[Collection(GalleryCollection.Name)]
public sealed class ModuleTests(GalleryHost gallery, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_line_of_the_error_summary_leads_into_its_field()
    {
        var page = await OpenAsync("/dev/screens/holder/error");
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await page.Locator(".error-summary a[href='#Code']").ClickAsync();

        await Assertions.Expect(page.Locator("#Code")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_pasted_code_loses_its_spaces_and_full_width_digits()
    {
        var page = await OpenAsync("/dev/screens/phone/code");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-module=countdown]:disabled')");
        await page.Locator("#Code").FillAsync("４6 28-35");

        await Assertions.Expect(page.Locator("#Code")).ToHaveValueAsync("462835");
    }

    [Fact]
    public async Task The_resend_button_sleeps_while_the_server_would_refuse()
    {
        var page = await OpenAsync("/dev/screens/sign/code");
        var resend = page.Locator("button[data-module=countdown]");

        await Assertions.Expect(resend).ToBeDisabledAsync();
        await Assertions.Expect(resend).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^重新获取短信\((6\d|5\d)\)$"));
        await Assertions.Expect(page.Locator(".countdown").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^验证码 29:\d\d 内有效$"));
    }

    [Fact]
    public async Task The_theme_switch_changes_the_page_at_once_and_the_next_page_comes_painted_so()
    {
        var page = await OpenAsync("/dev/screens/tasks");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Locator("button[name=theme][value=dark]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.EndsWith("/dev/screens/tasks", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(page.Locator("button[name=theme][value=dark]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Without_the_assistant_the_sign_in_page_says_what_to_do()
    {
        var page = await OpenAsync("/dev/screens/sign-in", async context => await context.RouteAsync("http://127.0.0.1:18495/**", route => route.AbortAsync()));

        await Assertions.Expect(page.Locator("[data-check=assistant]")).ToContainTextAsync("请先启动证书助手");
        await Assertions.Expect(page.Locator("[data-act]")).ToBeDisabledAsync();
        await Assertions.Expect(page.Locator("[data-refresh]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_changed_state_opens_the_page_anew_unless_a_code_is_half_typed()
    {
        var page = await OpenAsync("/dev/screens/sign/code", async context =>
        {
            await context.RouteAsync("**/dev/screens/state", route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"state\":\"Other\"}" }));
            await context.RouteAsync("**/dev/screens", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>anew</p>" }));
        });
        await page.Locator("#Code").FillAsync("46");
        await page.WaitForResponseAsync("**/dev/screens/state");
        await Assertions.Expect(page.Locator("#Code")).ToHaveValueAsync("46");
        await page.Locator("#Code").FillAsync("");

        await page.WaitForURLAsync("**/dev/screens");
    }

    private async Task<IPage> OpenAsync(string address, Func<IBrowserContext, Task>? prepare = null)
    {
        var context = await browser.Browser.NewContextAsync(new() { Locale = "zh-CN" });
        if (prepare is not null) await prepare(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(gallery.Address, address).ToString());
        return page;
    }
}
