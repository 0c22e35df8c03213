namespace EndToEnd.Flow;

/// <summary>F3 in the browser: an unknown certificate of a known unit, by itself and in the main certificate's session.</summary>
public sealed class SubCertificateTests : EndToEndTest
{
    [Fact]
    public Task New_key_of_an_open_unit_is_opened_without_any_permission() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("/activate/sub$");
        var text = await visitor.TextAsync();
        Assert.Contains(office.Firm.Token("administrator").UniqueId, text, StringComparison.Ordinal);
        Assert.Contains(office.Firm.Holder.Mobile[..3] + "****" + office.Firm.Holder.Mobile[^4..], text, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Firm.Holder.Mobile, text, StringComparison.Ordinal);
        await visitor.SendAsync("Code");
        await visitor.SeesAsync("请填写证书持有人。 [ENT-001]");

        await office.FillHolderAsync("项目部", office.Firm.Representative);
        await visitor.UntilAtAsync("/activate/sub/end$");
        await visitor.SeesAsync("副证书开通成功，还没有业务权限");
        await visitor.SeesAsync("持证人与法定代表人一致");
        await visitor.Page.Locator("a.button[href='/']").ClickAsync();
        await visitor.SeesAsync("办事员");
        await visitor.SeesAsync("本证书还没有业务权限");
    });

    [Fact]
    public Task Main_certificate_adds_a_key_without_leaving() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await visitor.GoAsync("/certificates");
        await visitor.Page.Locator("a[href='/certificates/add']").ClickAsync();
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("[CERT-007]");
        await visitor.GoAsync("/certificates/add");
        await office.PlugInAsync("clerk-1");
        await visitor.UntilAtAsync("/activate/sub/FZ");
        await office.FillHolderAsync("项目部", office.Firm.Representative);
        await visitor.UntilAtAsync("/activate/sub/end/FZ");
        await visitor.Page.Locator("a.button[href='/certificates']").ClickAsync();
        await Assertions.Expect(office.Row("clerk-1")).ToContainTextAsync("办事员");
        await Assertions.Expect(office.Row("clerk-1")).ToContainTextAsync("副证书");
        await Assertions.Expect(office.Row("administrator")).ToContainTextAsync("当前登录");
        await visitor.GoAsync("/");
        await visitor.SeesAsync("证书管理员");
    });
}
