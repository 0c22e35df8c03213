namespace EndToEnd.Flow;

/// <summary>F8 in the browser: the legal representative's own certificate takes its role, appoints an administrator on the phone, and takes it back.</summary>
public sealed class AppointmentTests : EndToEndTest
{
    [Fact]
    public Task Representative_takes_the_role_appoints_on_the_phone_and_takes_back() => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await Office.WithClerksAsync(desk, Outsiders);
        await office.SignInAsync("clerk-1");
        await desk.UntilAtAsync("[0-9]/$");
        await desk.GoAsync("/certificates");
        await Assertions.Expect(desk.Page.Locator("a[href$='/appointment']")).ToHaveCountAsync(0);
        await office.Row("clerk-1").Locator("th a").ClickAsync();
        await desk.Page.Locator("a[href$='/appointment']").ClickAsync();
        await BeginAsync(desk, "成为法定代表人证书");
        await office.RepresentativeSignsAsync();
        await desk.SeesAsync("本证书已成为法定代表人证书");

        var before = (await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE")).Id;
        await desk.GoAsync("/certificates");
        var (main, own, other) = (await office.IdOfAsync("administrator"), await office.IdOfAsync("clerk-1"), await office.IdOfAsync("clerk-2"));
        await office.Row("clerk-2").Locator("a[href$='/appointment']").ClickAsync();
        await BeginAsync(desk, "任命证书管理员");
        var sign = desk.Page.Url;
        await RepresentativeIsRefusedAsync(desk, main, own, other);
        await desk.GoAsync(sign);
        await VisitAsync(Looks.Phone, phone => SignOnPhoneAsync(office, phone, before));
        await desk.SeesAsync("任命成功");
        await RequireSoundAsync(desk);
        await Outsiders.TextAsync(Office.SecondPhoneOf(office.Firm).Mobile, "SMS_APPOINTMENT");

        await desk.GoAsync("/certificates");
        await Assertions.Expect(office.Row("clerk-2").Locator("td[data-label=证书角色]")).ToHaveTextAsync("证书管理员");
        await office.Row("clerk-2").Locator("a[href$='/appointment']").ClickAsync();
        await BeginAsync(desk, "撤回证书管理员任命");
        await office.RepresentativeSignsAsync();
        await desk.SeesAsync("已撤回任命");
        await desk.GoAsync("/certificates/history");
        await desk.SeesAsync("撤回任命，证书角色变更");
    });

    private static async Task RepresentativeIsRefusedAsync(Visitor desk, string main, string own, string other)
    {
        await desk.IsRefusedAsync("APPT-006", $"/certificates/{other}/appointment", ("act", "Appoint"));
        await desk.IsRefusedAsync("APPT-007", $"/certificates/{other}/appointment", ("act", "Dismiss"));
        await desk.IsRefusedAtAsync("APPT-003", $"/certificates/{main}/appointment");
        await desk.IsRefusedAtAsync("APPT-004", $"/certificates/{own}/appointment");
        await desk.IsRefusedAsync("CERT-014", $"/certificates/{own}/cancel");
        await desk.IsRefusedAtAsync("UPG-002", $"/certificates/{other}/upgrade");
    }

    private static async Task BeginAsync(Visitor desk, string title)
    {
        await desk.SeesAsync(title);
        await desk.Page.Locator("form[action$='/appointment'] button").ClickAsync();
        await desk.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await Assertions.Expect(desk.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
    }

    private async Task SignOnPhoneAsync(Office office, Visitor phone, long before)
    {
        await phone.Page.GotoAsync((await Outsiders.TextAsync(office.Firm.Representative.Mobile, "SMS_SIGN_LINK", before))["link"]);
        await phone.SeesAsync(office.Firm.Name);
        await phone.SeesAsync("现证书角色");
        await phone.Page.Locator("[formaction$='/code']").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[name=Code]")).ToBeVisibleAsync();
        var code = await Outsiders.TextAsync(office.Firm.Representative.Mobile, "PROVIDER_CODE", before);
        await new Representative(phone, Outsiders, office.Firm).SignAsync(code["code"]);
        await phone.SeesAsync("签名已加盖");
    }

    private static async Task RequireSoundAsync(Visitor visitor)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").ClickAsync());
        var pdf = Places.Out("appointment.pdf");
        await download.SaveAsAsync(pdf);
        var said = await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf);
        Assert.Equal(2, said.Split("Signature Validation: Signature is Valid.").Length - 1);
        var text = await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-");
        Assert.Contains("证书管理员任命确认表", text, StringComparison.Ordinal);
        Assert.Contains("法定代表人签名并加盖平台印章时起", text, StringComparison.Ordinal);
    }
}
