namespace EndToEnd.Refusals;

/// <summary>What the people of an open firm are refused on the pages of every day: a page of yesterday, an address of another, a second click.</summary>
public sealed class DailyRefusalTests : EndToEndTest
{
    [Fact]
    public Task The_administrator_and_then_the_clerk() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.WithClerksAsync(visitor, Outsiders);
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/certificates");
        var (main, own, other) = (await office.IdOfAsync("administrator"), await office.IdOfAsync("clerk-1"), await office.IdOfAsync("clerk-2"));
        await CertificatesRefuseAsync(visitor, main, own, other);
        await GrantsRefuseAsync(visitor, main, own);
        await OthersRefuseAsync(visitor);
        var stranger = await Outsiders.FreshFirmAsync(roles: "clerk-1");
        await visitor.GoAsync("/certificates/add");
        await new Key(visitor, stranger.Token("clerk-1")).SignAsync();
        await visitor.SeesAsync("CERT-012");
        await visitor.GoAsync("/certificates/add");
        var proof = await new Key(visitor, office.Firm.Token("clerk-1")).HoldAsync("**/certificates/add", "token");
        await visitor.GoAsync("/certificates");
        await visitor.IsRefusedAsync("CERT-017", $"/certificates/{other}/enable", ("token", proof));
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        var asked = await ClerkIsRefusedAsync(visitor, main, own);
        await office.SignOutAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.IsRefusedAtAsync("GRANT-011", $"/certificates/{own}/grants?answers={asked}");
    });

    private static async Task CertificatesRefuseAsync(Visitor visitor, string main, string own, string other)
    {
        await visitor.IsRefusedAtAsync("CERT-010", $"/certificates/{Guid.NewGuid()}");
        await visitor.IsRefusedAsync("CERT-013", $"/certificates/{main}/cancel");
        await visitor.IsRefusedAtAsync("CERT-016", $"/certificates/{own}/enable");
        await visitor.PostAsync($"/certificates/{other}/cancel");
        await visitor.IsRefusedAsync("CERT-015", $"/certificates/{other}/cancel");
        await visitor.IsRefusedAtAsync("UPG-004", $"/certificates/{other}/upgrade");
        await visitor.IsRefusedAtAsync("UPG-003", $"/certificates/{main}/upgrade");
        await visitor.IsRefusedAtAsync("UPG-001", "/certificates/upgrades/SJ20260101ABCDEF");
        await visitor.IsRefusedAtAsync("CERT-005", "/activate/sub/FZ20260101ABCDEF");
        await visitor.IsRefusedAsync("CERT-020", "/account/holder", ("Name", "别人"));
        await visitor.IsRefusedAtAsync("PAPER-010", "/certificates/renew");
    }

    private static async Task GrantsRefuseAsync(Visitor visitor, string main, string own)
    {
        await visitor.IsRefusedAtAsync("APPT-002", $"/certificates/{own}/appointment");
        await visitor.IsRefusedAtAsync("APPT-001", "/appointments/RM20260101ABCDEF");
        await visitor.IsRefusedAtAsync("GRANT-001", "/grants/SQ20260101ABCDEF");
        await visitor.IsRefusedAtAsync("GRANT-003", $"/certificates/{main}/grants");
        await visitor.IsRefusedAtAsync("GRANT-009", "/grants/request/representative");
        var grants = $"/certificates/{own}/grants";
        await visitor.IsRefusedAsync("GRANT-005", grants + "?handler=Check", ("Items", "nothing-like-this"));
        await visitor.IsRefusedAsync("GRANT-006", grants + "?handler=Check", ("Items", "construction-permit"), ("HasLastDay", "true"), ("LastDay.Year", "2020"), ("LastDay.Month", "1"), ("LastDay.Day", "1"));
        await visitor.IsRefusedAsync("GRANT-007", grants + "?handler=Confirm", ("Items", "construction-permit"), ("Version", "999"));
    }

    private static async Task OthersRefuseAsync(Visitor visitor)
    {
        await visitor.IsRefusedAtAsync("UNIT-007", "/enterprise/changes/DW20260101ABCDEF");
        await visitor.IsRefusedAsync("UNIT-005", "/enterprise/change?handler=Confirm", ("Contact", "新联系人"), ("Phone", "021-55550000"), ("seen", "yesterday"));
        await visitor.IsRefusedAsync("MSG-001", "/tasks/read", ("id", Guid.NewGuid().ToString()));
        await visitor.IsRefusedAsync("ACC-016", "/account/sessions/end", ("id", Guid.NewGuid().ToString()));
        await visitor.IsRefusedAtAsync("ITEM-001", "/items/nothing-like-this");
    }

    private static async Task<string> ClerkIsRefusedAsync(Visitor visitor, string main, string own)
    {
        await visitor.IsRefusedAtAsync("CERT-011", $"/certificates/{main}");
        await visitor.IsRefusedAtAsync("GRANT-002", $"/certificates/{own}/grants");
        await visitor.IsRefusedAtAsync("ITEM-002", "/items/construction-permit");
        await visitor.IsRefusedAtAsync("QUAL-001", "/qualifications");
        const string Ask = "/grants/request/administrator";
        (string, string) item = ("Items", "construction-permit");
        await visitor.IsRefusedAsync("GRANT-010", Ask + "?handler=Confirm");
        await visitor.PostAsync(Ask + "?handler=Confirm", item, ("Reason", "投标"));
        await visitor.UntilAtAsync("/grants/SQ[0-9A-Z]+$");
        var asked = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.IsRefusedAsync("GRANT-008", Ask + "?handler=Confirm", item, ("Reason", "投标"));
        await visitor.IsRefusedAsync("GRANT-012", asked + "?handler=Remind", ("administrator", Guid.NewGuid().ToString()));
        await visitor.PostAsync(asked + "?handler=Remind", ("administrator", main));
        await visitor.IsRefusedAsync("GRANT-013", asked + "?handler=Remind", ("administrator", main));
        await visitor.PostAsync(asked + "?handler=Withdraw");
        return System.IO.Path.GetFileName(asked);
    }
}
