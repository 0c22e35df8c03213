namespace EndToEnd.Flow;

/// <summary>F1 by electronic licence in the browser: the code is read off the page by an independent reader and scanned in the licence app.</summary>
public sealed class LicenceSignInTests : EndToEndTest
{
    [Fact]
    public Task A_licence_administrator_scans_confirms_and_is_asked_who_it_was() => OpenFirmAsync(async (visitor, firm) =>
    {
        await visitor.GoAsync("/certificates");
        await visitor.UntilAtAsync("/sign-in");
        await visitor.Page.Locator("a[href^='/sign-in/licence']").ClickAsync();
        await OnPhoneAsync(visitor, firm, async phone =>
        {
            await visitor.UntilStateAsync("Scanned");
            await phone.ConfirmAsync("licence-administrator");
        });
        await visitor.UntilStateAsync("Confirmed");
        await visitor.SeesAsync(firm.Name);
        Assert.DoesNotContain(firm.Holder.Name, await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.Page.Locator("form[action='/sign-in/licence/confirm'] button:not([formaction])").ClickAsync();
        await new Office(visitor, Outsiders, firm).OpenOwnAsync();
        await visitor.Page.Locator("a.button[href='/certificates']").ClickAsync();
        await visitor.SeesAsync("证书管理员");
        await visitor.SeesAsync("长期");
        await visitor.IsRefusedAtAsync("UNIT-002", "/enterprise/change");
        await visitor.IsRefusedAtAsync("QUAL-004", "/qualifications/D000/use");
        await visitor.IsRefusedAtAsync("PAPER-012", "/certificates/renew");
        await visitor.GoAsync("/");
        await visitor.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        // The way that was used last opens first.
        await visitor.GoAsync("/sign-in");
        await visitor.UntilAtAsync("/sign-in/licence$");
        await CancelledStaysOutsideAsync(visitor, firm);
    });

    [Fact]
    public Task Refused_wrong_and_not_me_say_so_and_a_new_code_can_be_shown() => OpenFirmAsync(async (visitor, firm) =>
    {
        await visitor.GoAsync("/sign-in/licence");
        await OnPhoneAsync(visitor, firm, phone => phone.RefuseAsync());
        await visitor.UntilStateAsync("Declined");
        await RefreshAsync(visitor);
        await OnPhoneAsync(visitor, firm, phone => phone.ConfirmAsync("agent-limited"));
        await visitor.UntilStateAsync("Refused");
        await visitor.SeesAsync("[ACC-045]");
        await RefreshAsync(visitor);
        await OnPhoneAsync(visitor, firm, phone => phone.ConfirmAsync("agent-full"));
        await visitor.UntilStateAsync("Confirmed");
        await visitor.Page.Locator("[formaction='/sign-in/licence/reject']").ClickAsync();
        await visitor.UntilStateAsync("Rejected");
        await visitor.GoAsync("/");
        await visitor.UntilAtAsync("/sign-in");
    });

    [Fact]
    public Task Without_scripts_the_link_goes_on() => VisitAsync(Looks.Desk with { Scripts = false }, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        await visitor.GoAsync("/sign-in/licence");
        await OnPhoneAsync(visitor, firm, phone => phone.ConfirmAsync("agent-full"));
        var confirm = visitor.Page.Locator("form[action='/sign-in/licence/confirm'] button:not([formaction])");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await confirm.CountAsync() == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await visitor.GoAsync("/sign-in/licence");
        }

        // Nobody has opened the unit: it is opened by this licence.
        await confirm.ClickAsync();
        await visitor.UntilAtAsync("/activate$");
    });

    private async Task CancelledStaysOutsideAsync(Visitor visitor, Firm firm)
    {
        var office = new Office(visitor, Outsiders, firm);
        await visitor.GoAsync("/sign-in?way=certificate");
        await office.PlugInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        var licence = await visitor.Page.Locator("tbody tr").Filter(new() { HasText = "长期" }).Locator("a[href^='/certificates/']").First.GetAttributeAsync("href");
        await visitor.PostAsync($"/certificates/{licence!.Split('/')[2]}/cancel");
        await office.SignOutAsync();
        await visitor.GoAsync("/sign-in/licence");
        await OnPhoneAsync(visitor, firm, phone => phone.ConfirmAsync("licence-administrator"));
        await visitor.UntilStateAsync("Confirmed");
        await visitor.Page.Locator("form[action='/sign-in/licence/confirm'] button:not([formaction])").ClickAsync();
        await visitor.SeesAsync("ACC-047");
    }

    private Task OpenFirmAsync(Func<Visitor, Firm, Task> act) => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await office.SignOutAsync();
        await act(visitor, office.Firm);
    });

    private Task OnPhoneAsync(Visitor visitor, Firm firm, Func<LicencePhone, Task> act) => VisitAsync(Looks.Phone, async holder =>
    {
        var phone = new LicencePhone(holder, firm);
        await phone.ScanAsync(await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg")));
        await act(phone);
    });

    private static async Task RefreshAsync(Visitor visitor)
    {
        await visitor.Page.Locator("form[action='/sign-in/licence'] button").ClickAsync();
        await visitor.UntilStateAsync("Waiting");
    }
}
