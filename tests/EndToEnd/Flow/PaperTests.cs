namespace EndToEnd.Flow;

/// <summary>The paper ways in the browser: every page inspected as it is walked through.</summary>
public sealed class PaperTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Unit_applies_on_paper_is_returned_corrects_is_approved_and_completes(string language) => VisitAsync(new Looks(language), async desk =>
    {
        var inspector = new Inspector(language[..2]);
        var firm = await Outsiders.FreshFirmAsync();
        await new Journey(desk, Outsiders, firm).SignInAsync();
        var paper = new PaperWay(desk, firm);
        await desk.GoAsync("/activate");
        await desk.Page.Locator("a[href='/activate/paper']").ClickAsync();
        await desk.UntilAtAsync("/activate/paper$");
        await inspector.LookAsync(desk.Page, "paper");
        await desk.SendAsync("Phone");
        await desk.SeesAsync("[ENT-001]");
        await inspector.LookAsync(desk.Page, "paper-error");
        await paper.FillAsync();
        await paper.UploadAsync("scan.jpg", "<svg onload=alert(1)>"u8.ToArray());
        await desk.SeesAsync("[PAPER-004]");
        await paper.UploadAsync("scan.jpg", new byte[300 * 1024]);
        await desk.SeesAsync("[PAPER-003]");
        await inspector.LookAsync(desk.Page, "paper-scan-error");
        await File.WriteAllBytesAsync(Places.Out("paper", "activation.pdf"), await paper.FormAsync());
        await paper.ScanAsync();
        await inspector.LookAsync(desk.Page, "paper-scan");
        await paper.SubmitAsync();
        await desk.SeesAsync(language == "en" ? "within one working day" : "已提交主证书开通申请，网站将于1个工作日内处理");
        await inspector.LookAsync(desk.Page, "paper-submitted");

        await VisitAsync(new Looks(language), visitor => DecideAsync(visitor, firm, "Returned", inspector));
        await desk.SeesAsync(language == "en" ? "stamp is missing" : "申请表没有加盖企业公章");
        await inspector.LookAsync(desk.Page, "paper-returned");
        await paper.ScanAsync();
        await paper.SubmitAsync();
        await VisitAsync(new Looks(language), visitor => DecideAsync(visitor, firm, "Confirmed", null));

        await desk.Page.Locator("a[href='/activate/paper/complete']").ClickAsync();
        await desk.UntilAtAsync("/complete$");
        await inspector.LookAsync(desk.Page, "paper-complete");
        await desk.IsRefusedAsync("PAPER-006", "/activate/paper?handler=Withdraw");
        await desk.GoAsync("/activate/paper/complete");
        await desk.Page.Locator("[name=Origin][value=Local]").CheckAsync();
        await new Office(desk, Outsiders, firm).FillHolderAsync("主证书", firm.Holder);
        await desk.UntilAtAsync("/activate/paper$");
        // The page goes on by itself.
        await Assertions.Expect(desk.Page.Locator("a[href='/'].button")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await inspector.LookAsync(desk.Page, "paper-activated");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    [Fact]
    public Task New_key_renews_the_main_certificate_and_the_old_key_is_told_that_it_is_over() => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await Office.OpenAsync(desk, Outsiders, "administrator", "clerk");
        await office.SignOutAsync();
        await office.SignInAsync("clerk");
        await desk.UntilAtAsync("/activate/sub$");
        await desk.Page.Locator("a[href='/certificates/renew']").ClickAsync();
        var inspector = new Inspector("zh");
        var paper = new PaperWay(desk, office.Firm, "/certificates/renew");
        await paper.FillAsync();
        await inspector.LookAsync(desk.Page, "renew");
        await InEnglishAsync(desk, "renew");
        await File.WriteAllBytesAsync(Places.Out("paper", "renewal.pdf"), await paper.FormAsync());
        await paper.ScanAsync();
        await paper.SubmitAsync();
        await VisitAsync(Looks.Desk, visitor => DecideAsync(visitor, office.Firm, "Confirmed", null));
        await desk.SeesAsync("主证书更新成功");
        await office.SignInAsync("administrator");
        await desk.SeesAsync("[ACC-060]");
        await office.SignInAsync("clerk");
        await desk.UntilAtAsync("/account/holder");
        await inspector.LookAsync(desk.Page, "holder");
        await InEnglishAsync(desk, "holder");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    [Fact]
    public Task Officers_pages_are_not_for_units_and_a_units_pages_not_for_officers() => VisitAsync(Looks.Desk, async desk =>
    {
        await new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync()).SignInAsync();
        foreach (var path in new[] { "/reviews", "/reviews/figures", $"/reviews/{Guid.NewGuid()}", $"/reviews/{Guid.NewGuid()}/scan" })
            Assert.Equal(403, (await desk.Page.APIRequest.GetAsync(path)).Status);
        await VisitAsync(Looks.Desk, async visitor =>
        {
            await new Officer(visitor).SignInAsync();
            foreach (var path in new[] { "/activate/paper", "/activate/paper?handler=Scan", "/certificates/renew", "/activate/paper/complete" })
                Assert.Equal(403, (await visitor.Page.APIRequest.GetAsync(path)).Status);
            Assert.Equal(404, (await visitor.Page.APIRequest.GetAsync($"/reviews/{Guid.NewGuid()}/scan")).Status);
        });
    });

    /// <summary>The same page once more in English; then Chinese again.</summary>
    private static async Task InEnglishAsync(Visitor visitor, string name)
    {
        var inspector = new Inspector("en");
        foreach (var (language, isEnglish) in new[] { ("en", true), ("zh-CN", false) })
        {
            await visitor.Page.Context.AddCookiesAsync([new() { Name = "language", Value = language, Url = visitor.Page.Url }]);
            await visitor.Page.ReloadAsync();
            if (isEnglish) await inspector.LookAsync(visitor.Page, name);
        }

        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    }

    private static async Task DecideAsync(Visitor visitor, Firm firm, string decision, Inspector? inspector)
    {
        var officer = new Officer(visitor);
        await officer.SignInAsync();
        // The matter is opened by the flow a moment after it was handed in.
        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = firm.Name });
        while (await row.CountAsync() == 0) await visitor.GoAsync("/reviews?scope=Unclaimed");
        if (inspector is not null) await inspector.LookAsync(visitor.Page, "paper-queue");
        await officer.OpenReviewAsync(firm);
        var review = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.SeesAsync(firm.Representative.IdNumber);
        await officer.ClaimAsync();
        await visitor.Page.Locator("a[href*='turn=90']").First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("svg.scan image[transform*='rotate(90)']")).ToHaveCountAsync(1);
        if (inspector is not null) await inspector.LookAsync(visitor.Page, "paper-review");
        await visitor.GoAsync(review);
        await officer.DecideAsync(decision, decision == "Confirmed" ? null : "SealMissing");
        await visitor.GoAsync("/reviews/figures");
        if (inspector is not null) await inspector.LookAsync(visitor.Page, "paper-figures");
    }
}
