namespace EndToEnd.Flow;

/// <summary>E1, F14 and C1 in the browser: the holder asked for, registered on the phone or by two clerks; staff come to their own pages.</summary>
public sealed class RegistrationTests : EndToEndTest
{
    [Fact]
    public Task Holder_scans_the_code_and_registers_on_the_phone() => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await Office.OpenAsync(desk, Outsiders, "administrator");
        await desk.GoAsync("/");
        await desk.Page.Locator("main a[href='/account/registration']").ClickAsync();
        await desk.Page.Locator("form[action='/account/registration'] button").ClickAsync();
        await desk.UntilStateAsync("Waiting");
        var address = await QrCode.ReadAsync(desk.Page.Locator("figure.qr svg"));
        Assert.Equal(address, await desk.Page.Locator("main a[rel=external]").GetAttributeAsync("href"));
        await VisitAsync(Looks.Phone, phone => RegisterAsync(phone, address, office.Firm.Representative));
        await desk.SeesAsync("刚才登记的不是持证人");
        await VisitAsync(Looks.Phone, phone => RegisterAsync(phone, address, office.Firm.Holder));
        await desk.SeesAsync("持证人已完成个人信息登记");
        await desk.GoAsync("/");
        await Assertions.Expect(desk.Page.Locator("main a[href='/account/registration']")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Holder_with_a_passport_is_registered_by_two_clerks() => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await RenewedAsync(desk);
        await desk.SeesAsync("完善持证人信息");
        await desk.Page.Locator("a[href='/']", new() { HasText = "暂不设置" }).ClickAsync();
        await desk.UntilAtAsync("[0-9]/$");
        await desk.IsRefusedAsync("PERS-001", "/account/registration");
        await office.SignOutAsync();
        await office.SignInAsync("clerk");
        await desk.UntilAtAsync("/account/holder$");
        await desk.SeesAsync("拥有全部业务权限，可授权办事员");
        await desk.SendAsync("DocumentNumber");
        await desk.SeesAsync("[ENT-001]");
        var passport = $"E{Random.Shared.Next(10_000_000, 99_999_999)}";
        await office.FillAsync("Name", "Anna Example");
        await desk.Page.Locator("[name=DocumentKind]").SelectOptionAsync("ForeignPassport");
        await office.FillAsync("DocumentNumber", passport);
        await desk.SendAsync("DocumentNumber");
        await desk.UntilAtAsync("/account/registration$");
        await desk.SeesAsync("需窗口核验");
        await desk.SeesAsync("小木桥路683号");
        await VisitAsync(Looks.Desk, async counter =>
        {
            var first = new CounterClerk(counter, "counter");
            await first.SignInAsync();
            await first.EnterAsync("Anna Example", "ForeignPassport", passport);
            await counter.SeesAsync("等待另一名窗口人员复核");
            await counter.SeesAsync("由他人复核");
        });
        await VisitAsync(Looks.Desk, async counter =>
        {
            var second = new CounterClerk(counter, "counter-2");
            await second.SignInAsync();
            await second.OpenAsync(passport[^2..]);
            await counter.SeesAsync(passport);
            await Assertions.Expect(counter.Page.Locator("svg.scan")).ToBeVisibleAsync();
            await Assertions.Expect(counter.Page.GetByRole(AriaRole.Img, new() { Name = "现场照片" })).ToBeVisibleAsync();
            await counter.SendAsync("Confirmed");
            await counter.SeesAsync("[PERS-013]");
            await second.ConfirmAsync();
            await counter.SeesAsync("已登记");
        });
        await desk.SeesAsync("持证人已完成个人信息登记");
    });

    [Theory]
    [InlineData("officer", "/reviews", "审核待办")]
    [InlineData("counter", "/counter/identity", "窗口身份登记")]
    [InlineData("administrator", "/staff", "流程管理接口")]
    [InlineData("auditor", "/staff", "audit verify")]
    public Task Staff_of_each_role_come_to_a_page_of_their_own(string name, string home, string text) => VisitAsync(Looks.Desk, async visitor =>
    {
        // Also when another role's page was asked for.
        await visitor.GoAsync(name == "officer" ? "/counter/identity" : "/reviews");
        await visitor.UntilAtAsync("/staff/sign-in");
        await new StaffMember(visitor, name).SignInHereAsync();
        await visitor.UntilAtAsync($"[0-9]{home}$");
        await visitor.SeesAsync(text);
        await visitor.GoAsync("/");
        await visitor.UntilAtAsync($"[0-9]{home}$");
        foreach (var (path, role) in new[] { ("/counter/identity", "counter"), ("/reviews", "officer"), ("/staff", name), ("/enterprise", ""), ("/account/registration", "") })
            Assert.Equal((path, path == "/staff" || role == name ? 200 : 403), (path, (await visitor.Page.APIRequest.GetAsync(path)).Status));
        foreach (var link in await visitor.Page.Locator("main section.card a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
            Assert.Equal((link, 200), (link, (await visitor.Page.APIRequest.GetAsync(link)).Status));
    });

    [Fact]
    public Task The_counter_is_not_for_units() => VisitAsync(Looks.Desk, async desk =>
    {
        await new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync()).SignInAsync();
        foreach (var path in new[] { "/counter/identity", $"/counter/identity/{Guid.NewGuid()}", "/staff" })
            Assert.Equal(403, (await desk.Page.APIRequest.GetAsync(path)).Status);
    });

    private static async Task RegisterAsync(Visitor phone, string address, Person person)
    {
        await phone.Page.GotoAsync(address);
        if (await phone.Page.Locator("#idNumber").CountAsync() > 0) await phone.Page.Locator("#idNumber").SelectOptionAsync(person.IdNumber);
        await phone.Page.Locator("main form button").ClickAsync();
        await phone.SeesAsync("登记完成");
    }

    // A paper renewal makes a key main whose holder nobody has set: the old platform's certificates come so.
    private async Task<Office> RenewedAsync(Visitor desk)
    {
        var office = await Office.OpenAsync(desk, Outsiders, "administrator", "clerk");
        await office.SignOutAsync();
        await office.SignInAsync("clerk");
        await desk.UntilAtAsync("/activate/sub$");
        await desk.IsRefusedAtAsync("CERT-001", "/activate/paper");
        await desk.GoAsync("/activate/sub");
        await desk.Page.Locator("a[href='/certificates/renew']").ClickAsync();
        await desk.IsRefusedAsync("PAPER-009", "/certificates/renew");
        var paper = new PaperWay(desk, office.Firm, "/certificates/renew");
        await paper.FillAsync();
        await paper.ScanAsync();
        await paper.SubmitAsync();
        await VisitAsync(Looks.Desk, async visitor =>
        {
            var officer = new Officer(visitor);
            await officer.SignInAsync();
            var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = office.Firm.Name });
            while (await row.CountAsync() == 0) await visitor.GoAsync("/reviews?scope=Unclaimed");
            await officer.OpenReviewAsync(office.Firm);
            await officer.ClaimAsync();
            await officer.DecideAsync("Confirmed");
        });
        await desk.SeesAsync("主证书更新成功");
        await office.SignInAsync("clerk");
        await desk.UntilAtAsync("/account/holder$");
        return office;
    }
}
