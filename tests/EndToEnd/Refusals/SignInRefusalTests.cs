using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace EndToEnd.Refusals;

/// <summary>F1: what a sign-in is refused for, as the person reads it.</summary>
public sealed class SignInRefusalTests : EndToEndTest
{
    private const string Post = "/sign-in/certificate";

    [Fact]
    public Task A_proof_that_is_used_altered_or_from_elsewhere_signs_nobody_in() => VisitAsync(Looks.Desk, async visitor =>
    {
        var key = new Key(visitor, (await Outsiders.FreshFirmAsync(roles: "clerk-1")).Token("clerk-1"));
        await visitor.GoAsync("/sign-in");
        await visitor.IsRefusedAsync("ACC-001", Post, ("token", "no proof"));
        await visitor.IsRefusedAsync("ACC-004", Post, await AlteredAsync(visitor, key, "algorithm", "RS256"));
        await visitor.IsRefusedAsync("ACC-011", Post, await AlteredAsync(visitor, key, "signature", Convert.ToBase64String(new byte[64])));
        await visitor.IsRefusedAsync("ACC-008", Post, await AlteredAsync(visitor, key, "certificate", SelfMade()));
        var unused = await HeldAsync(visitor, key);
        await VisitAsync(Looks.Desk, async elsewhere =>
        {
            await elsewhere.GoAsync("/sign-in");
            await elsewhere.IsRefusedAsync("ACC-003", Post, ("token", unused));
        });
        await visitor.IsRefusedAsync("ACC-002", Post, ("token", unused));
        for (var open = 0; open < 3; open++) await HeldAsync(visitor, key);
        await visitor.GoAsync("/sign-in");
        await key.ChooseAsync();
        await visitor.Page.Locator("[data-act]").ClickAsync();
        await visitor.SeesAsync("ACC-015");
        await visitor.GoAsync("/activate");
        await visitor.UntilAtAsync("/sign-in");
    });

    [Fact]
    public Task A_code_that_is_not_confirmed_over_or_not_of_this_browser_signs_nobody_in() => VisitAsync(Looks.Desk, async visitor =>
    {
        await visitor.GoAsync("/sign-in/licence");
        await visitor.UntilStateAsync("Waiting");
        await visitor.IsRefusedAsync("ACC-042", "/sign-in/licence/confirm", ("scan", Guid.NewGuid().ToString()));
        var firm = await Outsiders.FreshFirmAsync();
        await visitor.GoAsync("/sign-in/licence");
        await VisitAsync(Looks.Phone, async holder =>
        {
            var phone = new LicencePhone(holder, firm);
            await phone.ScanAsync(await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg")));
            await phone.ConfirmAsync("agent-full");
        });
        await visitor.UntilStateAsync("Confirmed");
        var scan = (await visitor.Page.Locator("[name=Scan]").First.GetAttributeAsync("value"))!;
        await visitor.Page.Locator("[formaction='/sign-in/licence/reject']").ClickAsync();
        await visitor.UntilStateAsync("Rejected");
        await visitor.IsRefusedAsync("ACC-044", "/sign-in/licence/confirm", ("scan", scan));
        for (var again = 0; again < 5; again++) await visitor.PostAsync("/sign-in/licence");
        await visitor.SeesAsync("ACC-040");
        await visitor.GoAsync("/");
        await visitor.UntilAtAsync("/sign-in");
    });

    [Fact]
    public Task A_key_from_before_the_renewal_stays_outside_once_the_new_one_is_known() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await office.SignOutAsync();
        var token = office.Firm.Token("administrator");
        await VisitAsync(Looks.Desk, async old =>
        {
            await using var computer = await OwnComputer.SitDownAsync(old, token);
            await Outsiders.PostAsync($"/ca/tokens/{token.File}/renew", new { newKey = true });
            await office.SignInAsync("administrator");
            await visitor.UntilAtAsync("/certificates/changed$");
            await visitor.Page.Locator("form[action='/certificates/changed'] .button").First.ClickAsync();
            await visitor.SeesAsync("证书信息已更新");
            await old.GoAsync("/sign-in");
            await new Key(old, token).SignAsync();
            await old.SeesAsync("ACC-014");
            // The page would go on asking an assistant that is about to be put away.
            await old.GoAsync("/help");
        });
    });

    private static async Task<string> HeldAsync(Visitor visitor, Key key)
    {
        await visitor.GoAsync("/sign-in");
        return await key.HoldAsync("**" + Post, "token");
    }

    private static async Task<(string Name, string Value)> AlteredAsync(Visitor visitor, Key key, string part, string value)
    {
        var token = JsonNode.Parse(await HeldAsync(visitor, key))!;
        token[part] = value;
        return ("token", token.ToJsonString());
    }

    private static string SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        return Convert.ToBase64String(new CertificateRequest("CN=自制证书", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1)).RawData);
    }
}
