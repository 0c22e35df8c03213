namespace EndToEnd.Pages;

/// <summary>The certificates' daily pages, judged as <see cref="EveryPageTests"/> judges the others.</summary>
public sealed class EveryCertificatePageTests : EndToEndTest
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task Certificates_in_all_their_states_are_without_findings(string language) => VisitAsync(new Looks(language), async visitor =>
    {
        var inspector = new Inspector(language[..2]);
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1", "expired");
        await AddAsync(visitor, office, inspector);
        await KeepAsync(visitor, office, inspector);
        await RenewAsync(visitor, office, inspector);
        await ExpiredAsync(visitor, office, inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task AddAsync(Visitor visitor, Office office, Inspector inspector)
    {
        await visitor.GoAsync("/certificates/add");
        await Assertions.Expect(visitor.Page.Locator("[data-act]")).ToBeEnabledAsync();
        await inspector.LookAsync(visitor.Page, "certificate-add");
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("[CERT-007]");
        await inspector.LookAsync(visitor.Page, "certificate-add-error");
        await visitor.GoAsync("/certificates/add");
        await office.PlugInAsync("clerk-1");
        await visitor.UntilAtAsync("/activate/sub/FZ");
        await inspector.LookAsync(visitor.Page, "sub");
        await visitor.SendAsync("Code");
        await visitor.SeesAsync("[ENT-001]");
        await inspector.LookAsync(visitor.Page, "sub-error");
        await office.FillHolderAsync("项目部", office.Firm.Representative);
        await visitor.UntilAtAsync("/activate/sub/end/FZ");
        await inspector.LookAsync(visitor.Page, "sub-end");
    }

    private static async Task KeepAsync(Visitor visitor, Office office, Inspector inspector)
    {
        await visitor.GoAsync("/certificates");
        await inspector.LookAsync(visitor.Page, "certificates");
        var id = await office.IdOfAsync("clerk-1");
        await visitor.GoAsync("/certificates?search=nothing");
        await inspector.LookAsync(visitor.Page, "certificates-none-found");
        await visitor.GoAsync($"/certificates/{id}");
        await inspector.LookAsync(visitor.Page, "certificate");
        await visitor.GoAsync($"/certificates/{id}/edit");
        await inspector.LookAsync(visitor.Page, "certificate-edit");
        await office.FillAsync("Mobile", "12");
        await visitor.SendAsync("Mobile");
        await visitor.SeesAsync("[ENT-010]");
        await inspector.LookAsync(visitor.Page, "certificate-edit-error");
        await visitor.GoAsync($"/certificates/{id}/cancel");
        await inspector.LookAsync(visitor.Page, "certificate-cancel");
        await visitor.Page.Locator("form[action$='/cancel'] button").ClickAsync();
        await visitor.UntilAtAsync("/certificates\\?done=cancelled$");
        await inspector.LookAsync(visitor.Page, "certificates-cancelled");
        await visitor.GoAsync($"/certificates/{id}/enable");
        await Assertions.Expect(visitor.Page.Locator("[data-act]")).ToBeEnabledAsync();
        await inspector.LookAsync(visitor.Page, "certificate-enable");
        await visitor.GoAsync($"/certificates/{id}/edit");
        await inspector.LookAsync(visitor.Page, "certificate-refused");
        await visitor.GoAsync("/certificates/history");
        await inspector.LookAsync(visitor.Page, "certificate-history");
        await visitor.GoAsync("/account/sessions");
        await inspector.LookAsync(visitor.Page, "sessions");
    }

    private async Task RenewAsync(Visitor visitor, Office office, Inspector inspector)
    {
        await Outsiders.PostAsync($"/ca/tokens/{office.Firm.Token("administrator").File}/renew", new { newKey = true });
        await office.SignOutAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("/certificates/changed$");
        await inspector.LookAsync(visitor.Page, "changed");
        await visitor.Page.Locator("form[action='/certificates/changed'] .button").First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("a.button[href='/']")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "changed-end");
        await office.SignOutAsync();
    }

    private static async Task ExpiredAsync(Visitor visitor, Office office, Inspector inspector)
    {
        await office.SignInAsync("expired");
        await visitor.SeesAsync("[ACC-005]");
        await Assertions.Expect(visitor.Page.Locator("a[rel=external]")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "sign-in-expired");
    }
}
