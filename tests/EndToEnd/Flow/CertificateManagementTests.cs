using System.Text;

namespace EndToEnd.Flow;

/// <summary>企业证书管理 in the browser: listed, searched, edited, cancelled, enabled, exported, and what each role may not.</summary>
public sealed class CertificateManagementTests : EndToEndTest
{
    [Fact]
    public Task Administrator_edits_cancels_and_enables_a_certificate() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.AddSubAsync("clerk-1", office.Firm.Representative);
        await visitor.GoAsync("/certificates?search=clerk");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await office.Row("clerk-1").GetByText("编辑").ClickAsync();
        await office.FillAsync("Nickname", "=1+1");
        await visitor.SendAsync("Nickname");
        await visitor.SeesAsync("已保存");

        await visitor.GoAsync("/certificates");
        await office.Row("clerk-1").GetByText("注销").ClickAsync();
        await visitor.Page.Locator("form[action$='/cancel'] button").ClickAsync();
        await visitor.SeesAsync("证书已注销，不能再登录。");
        await Assertions.Expect(office.Row("clerk-1")).ToContainTextAsync("已注销");
        await VisitAsync(Looks.Desk, async clerk =>
        {
            await new Office(clerk, Outsiders, office.Firm).SignInAsync("clerk-1");
            await clerk.SeesAsync("[ACC-013]");
            await clerk.SeesAsync("****" + office.Firm.Holder.Mobile[^4..]);
        });
        await office.Row("clerk-1").GetByText("启用").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-certificates] .choice")).ToHaveCountAsync(1);
        await office.PlugInAsync("clerk-1");
        await visitor.SeesAsync("证书已启用，没有任何业务权限。");

        await RequireHistoryAsync(visitor);
        var csv = await CsvAsync(visitor);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Firm.Holder.Mobile, csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    });

    [Fact]
    public Task Renewed_certificate_is_updated_before_anything_else_and_keeps_its_role() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await visitor.GoAsync("/");
        await office.SignOutAsync();
        await Outsiders.PostAsync($"/ca/tokens/{office.Firm.Token("administrator").File}/renew", new { newKey = true });
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("/certificates/changed$");
        await Assertions.Expect(visitor.Page.Locator(".now-different")).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.Locator("tr:has(.now-different)")).ToContainTextAsync("已变更");
        await visitor.GoAsync("/certificates");
        await visitor.UntilAtAsync("/certificates/changed$");
        await visitor.Page.Locator("form[action='/certificates/changed'] .button").First.ClickAsync();
        await visitor.SeesAsync("证书信息已更新");
        // Back to the page that was wanted before.
        await visitor.Page.Locator("a.button[href='/certificates']").ClickAsync();
        await visitor.UntilAtAsync("/certificates$");
        await visitor.SeesAsync("证书管理员");
    });

    [Fact]
    public Task Clerk_sees_all_masked_and_may_touch_the_own_certificate_only() => VisitAsync(Looks.Phone, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await visitor.GoAsync("/certificates");
        var main = await office.IdOfAsync("administrator");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("/$");
        await visitor.GoAsync("/certificates");
        await Assertions.Expect(office.Row("administrator")).ToContainTextAsync("****");
        await Assertions.Expect(office.Row("administrator").Locator("a")).ToHaveCountAsync(0);
        Assert.DoesNotContain(office.Firm.Holder.Mobile, await visitor.TextAsync(), StringComparison.Ordinal);
        foreach (var step in new[] { "", "/edit", "/cancel", "/enable" }) await RequireAnswerAsync(visitor, $"/certificates/{main}{step}", 403);
        await RequireAnswerAsync(visitor, "/certificates/add", 403);
    });

    [Fact]
    public Task Another_firms_addresses_answer_like_addresses_that_do_not_exist() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await visitor.GoAsync("/certificates");
        var id = await office.IdOfAsync("administrator");
        await visitor.GoAsync("/certificates/history");
        var document = await visitor.Page.Locator("a[href$='/document.pdf']").First.GetAttributeAsync("href");
        await visitor.GoAsync("/certificates/add");
        await office.PlugInAsync("clerk-1");
        await visitor.UntilAtAsync("/activate/sub/FZ");
        var number = visitor.Page.Url.Split('/')[^1];
        await VisitAsync(Looks.Desk, async stranger =>
        {
            await Office.OpenAsync(stranger, Outsiders, "administrator");
            string[] paths =
            [
                $"/certificates/{id}", $"/certificates/{id}/edit", $"/certificates/{id}/cancel", $"/certificates/{id}/enable", document!,
                $"/activate/sub/{number}", $"/activate/sub/progress/{number}", $"/activate/sub/progress/{number}/state", $"/activate/sub/end/{number}",
            ];
            foreach (var path in paths) await RequireAnswerAsync(stranger, path, 404);
            await RequireAnswerAsync(stranger, "/certificates/00000000-0000-0000-0000-000000000001", 404);
            stranger.ForgetComplaints("404");
        });
    });

    [Fact]
    public Task Sessions_are_seen_and_ended_everywhere() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await VisitAsync(Looks.Desk, async second =>
        {
            await new Office(second, Outsiders, office.Firm).SignInAsync("administrator");
            await second.UntilAtAsync("/$");
            await visitor.GoAsync("/account/sessions");
            await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
            await visitor.Page.Locator("tbody tr").Filter(new() { HasNotText = "本次登录" }).Locator("button").ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
            await second.GoAsync("/certificates");
            await second.UntilAtAsync("/sign-in");
        });
        await visitor.Page.Locator("form[action$='/endall'] button").ClickAsync();
        await visitor.UntilAtAsync("/sign-in");
        await visitor.GoAsync("/certificates");
        await visitor.UntilAtAsync("/sign-in");
    });

    private static async Task RequireHistoryAsync(Visitor visitor)
    {
        await visitor.GoAsync("/certificates/history");
        foreach (var words in new[] { "启用证书", "注销证书", "编辑证书", "副证书开通，没有业务权限", "主证书开通，已生效", "证书昵称：clerk-1 → =1+1" }) await visitor.SeesAsync(words);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").First.ClickAsync());
        var path = Places.Out("history.pdf");
        await download.SaveAsAsync(path);
        Assert.Contains("Signature is Valid", await IndependentProgram.AskAsync("pdfsig", "-nocert", path), StringComparison.Ordinal);
    }

    private static async Task<string> CsvAsync(Visitor visitor)
    {
        await visitor.GoAsync("/certificates");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href*='export.csv']").ClickAsync());
        var path = Places.Out("certificates.csv");
        await download.SaveAsAsync(path);
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]);
    }

    // Asked with the session's cookies; a page that answers so is no complaint of the browser.
    private static async Task RequireAnswerAsync(Visitor visitor, string path, int status)
    {
        var answer = await visitor.Page.APIRequest.GetAsync(path);
        Assert.True(answer.Status == status, $"{path}: {answer.Status}");
    }
}
