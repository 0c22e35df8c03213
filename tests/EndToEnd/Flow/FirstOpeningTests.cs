namespace EndToEnd.Flow;

/// <summary>F2 without a key: a unit that nobody has opened is opened by the electronic licence of its administrator, from a business item and back to it.</summary>
public sealed class FirstOpeningTests : EndToEndTest
{
    private const string Item = "/items/construction-permit";

    [Fact]
    public Task A_licence_opens_the_unit_and_an_account_of_it_follows() => VisitAsync(Looks.Desk, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        var inspector = new Inspector("zh");
        await visitor.GoAsync(Item);
        await visitor.Page.Locator("a[href^='/sign-in/licence']").ClickAsync();
        await ScanAsync(visitor, firm);
        await visitor.UntilStateAsync("Confirmed");
        await visitor.SeesAsync(firm.Name);
        await visitor.Page.Locator("form[action='/sign-in/licence/confirm'] button:not([formaction])").ClickAsync();
        await visitor.UntilAtAsync("/activate$");
        await OpenAsync(visitor, firm, inspector);
        await visitor.SeesAsync("单位开通成功");
        await inspector.LookAsync(visitor.Page, "activate-licence-end");
        await visitor.Page.Locator($"a.button[href='{Item}']").ClickAsync();
        await visitor.UntilAtAsync(Item + "$");
        await visitor.GoAsync("/certificates/add");
        await new Office(visitor, Outsiders, firm).PlugInAsync("administrator");
        await visitor.SeesAsync("CERT-023");
        await FollowAsync(visitor, new Office(visitor, Outsiders, firm), inspector);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private async Task OpenAsync(Visitor visitor, Firm firm, Inspector inspector)
    {
        var journey = new Journey(visitor, Outsiders, firm);
        await journey.ChooseUnitTypeAsync("Local");
        await journey.GiveUnitAsync();
        await inspector.LookAsync(visitor.Page, "activate-licence-holder");
        // The licence platform proved who it is: nothing of the person is typed.
        Assert.Equal(0, await visitor.Page.Locator("[name=Name], [name=DocumentNumber]").CountAsync());
        await journey.FillAsync("Nickname", "证照管理员");
        await new Office(visitor, Outsiders, firm).ConfirmMobileAsync(firm.Holder);
        await visitor.UntilAtAsync("/activate/check$");
        await inspector.LookAsync(visitor.Page, "activate-licence-check");
        await journey.SubmitAsync();
        // Without a key there is one way to seal, and no other is shown.
        await visitor.GoAsync(journey.SignPath + "?way=own");
        Assert.Equal(0, await visitor.Page.Locator("a[href$='way=own']").CountAsync());
        await visitor.Page.Locator("form[action$='/licence'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("figure.qr svg")).ToBeVisibleAsync();
        await inspector.LookAsync(visitor.Page, "sign-licence-only");
        await ScanAsync(visitor, firm);
        await Assertions.Expect(visitor.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await journey.EndAsync();
    }

    private static async Task FollowAsync(Visitor visitor, Office office, Inspector inspector)
    {
        await office.SignOutAsync();
        await visitor.GoAsync("/sign-in?way=one-network");
        await visitor.Page.Locator("form[action='/sign-in/one-network'] button").ClickAsync();
        await visitor.UntilAtAsync("/one-network/authorize");
        await visitor.Page.Locator("tr").Filter(new() { HasText = office.Firm.Identifier }).Locator("button").First.ClickAsync();
        await visitor.UntilAtAsync("/activate/sub$");
        await inspector.LookAsync(visitor.Page, "activate-account");
        await office.OpenOwnAsync();
        await visitor.SeesAsync("登录凭证开通成功");
        await inspector.LookAsync(visitor.Page, "activate-account-end");
    }

    private Task ScanAsync(Visitor visitor, Firm firm) => VisitAsync(Looks.Phone, async holder =>
    {
        var phone = new LicencePhone(holder, firm);
        await phone.ScanAsync(await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg")));
        await phone.ConfirmAsync("licence-administrator");
    });
}
