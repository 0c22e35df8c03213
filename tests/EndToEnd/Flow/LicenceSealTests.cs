namespace EndToEnd.Flow;

/// <summary>Both parties sign with their electronic licence: the code is read off the page and confirmed in the licence app.</summary>
public sealed class LicenceSealTests : EndToEndTest
{
    [Fact]
    public Task A_firm_is_opened_by_two_scans() => ReadyAsync(async journey =>
    {
        var desk = journey.Visitor;
        await ShowAsync(desk);
        await OnPhoneAsync(journey, async phone =>
        {
            await UntilScanAsync(desk, "Scanned");
            await phone.SeesDocumentAsync("企业主证书首次开通确认表", await FingerprintAsync(desk));
            await phone.ConfirmAsync("licence-administrator");
        });
        // The seal stands; the representative signs by the second scan.
        await Assertions.Expect(desk.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
        await ShowAsync(desk);
        await OnPhoneAsync(journey, phone => phone.ConfirmAsync("legal-representative"));
        await journey.EndAsync();
        await desk.SeesAsync("开通成功");
    });

    [Fact]
    public Task Refused_and_wrong_scans_say_so_and_the_key_still_seals() => ReadyAsync(async journey =>
    {
        var desk = journey.Visitor;
        await ShowAsync(desk);
        await OnPhoneAsync(journey, phone => phone.RefuseAsync());
        await UntilScanAsync(desk, "Declined");
        await ShowAsync(desk);
        await OnPhoneAsync(journey, phone => phone.ConfirmAsync("agent-limited"));
        await UntilScanAsync(desk, "Refused");
        await desk.SeesAsync("[SIGN-043]");
        await desk.GoAsync(journey.SignPath + "?way=own");
        await journey.SealAsync();
        await ShowAsync(desk);
        await OnPhoneAsync(journey, phone => phone.ConfirmAsync("licence-administrator"));
        await UntilScanAsync(desk, "Refused");
        await desk.SeesAsync("[SIGN-044]");
    });

    [Fact]
    public Task On_the_phone_the_app_opens_from_the_link() => ReadyAsync(async journey =>
    {
        await journey.SealAsync();
        await VisitAsync(Looks.Phone, async holder =>
        {
            await new Representative(holder, Outsiders, journey.Firm).OpenLinkAsync();
            await holder.Page.Locator("details:has(form[action$='/licence']) summary").ClickAsync();
            await holder.Page.Locator("form[action$='/licence'] button").ClickAsync();
            var app = await holder.Page.Locator("a[href*='/licence/app']").GetAttributeAsync("href");
            await VisitAsync(Looks.Phone, async appVisitor =>
            {
                var phone = new LicencePhone(appVisitor, journey.Firm);
                await phone.ScanAsync(app!);
                await phone.ConfirmAsync("legal-representative");
            });
            await Assertions.Expect(holder.Page.Locator("a[href$='/document.pdf']").First).ToBeVisibleAsync();
            await holder.SeesAsync("已签署");
        });
        await journey.EndAsync();
    });

    private Task ReadyAsync(Func<Journey, Task> act) => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.ReachSigningAsync();
        await act(journey);
    });

    private static async Task ShowAsync(Visitor desk)
    {
        if (!await desk.Page.Locator("form[action$='/licence']").IsVisibleAsync()) await desk.Page.Locator("a[href$='way=licence']").ClickAsync();
        await desk.Page.Locator("form[action$='/licence'] button").ClickAsync();
        await UntilScanAsync(desk, "Waiting");
    }

    private static Task UntilScanAsync(Visitor desk, string state) =>
        Assertions.Expect(desk.Page.Locator($"[data-module=status-poll][data-state*='|{state}|']")).ToBeVisibleAsync();

    private static async Task<string> FingerprintAsync(Visitor desk) => (await desk.Page.Locator(".fingerprint .code").First.GetAttributeAsync("title"))!;

    private Task OnPhoneAsync(Journey journey, Func<LicencePhone, Task> act) => VisitAsync(Looks.Phone, async holder =>
    {
        var phone = new LicencePhone(holder, journey.Firm);
        await phone.ScanAsync(await QrCode.ReadAsync(journey.Visitor.Page.Locator("figure.qr svg")));
        await act(phone);
    });
}
