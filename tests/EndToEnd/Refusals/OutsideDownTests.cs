namespace EndToEnd.Refusals;

/// <summary>An outside party that is down or lies: the person reads which, loses nothing, and goes on when it is back.</summary>
[Collection(nameof(Alone))]
public sealed class OutsideDownTests : EndToEndTest
{
    [Fact]
    public Task Sign_in_by_licence_and_account_says_who_does_not_answer() => VisitAsync(Looks.Desk, async visitor =>
    {
        await WithoutAsync("licence", () => visitor.IsRefusedAtAsync("ACC-041", "/sign-in/licence"));
        await GoToOneNetworkAsync(visitor);
        await WithoutAsync("one-network", () => ChooseAsync(visitor, "ACC-050"));
        foreach (var (fault, number) in new[] { ("server-error", "ACC-053"), ("bad-signature", "ACC-054"), ("natural-person", "ACC-055"), ("low-level", "ACC-056") })
        {
            await Outsiders.PostAsync("/one-network/faults", new { fault });
            await GoToOneNetworkAsync(visitor);
            await ChooseAsync(visitor, number);
            await Outsiders.PostAsync("/one-network/faults", new { fault = "none" });
        }

        visitor.ForgetComplaints("status of 5");
    });

    [Fact]
    public Task Opening_a_firm_waits_for_who_is_down_and_goes_on() => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.SignInAsync();
        await visitor.GoAsync("/activate/unit-type");
        await WithoutAsync("registry", () => visitor.IsRefusedAsync("ENT-005", "/activate/unit-type", ("origin", "Local")));
        await journey.ChooseUnitTypeAsync("Local");
        await journey.GiveUnitAsync();
        await journey.AskHolderCodeAsync();
        await journey.GiveHolderAsync();
        await journey.SubmitAsync();
        await WithoutAsync("licence", () => visitor.IsRefusedAsync("SIGN-040", journey.SignPath + "/licence"));
        await visitor.GoAsync(journey.SignPath);
        await WithoutAsync("tsa", async () =>
        {
            await new Key(visitor, journey.Firm.Token("administrator")).SignAsync();
            await visitor.SeesAsync("SIGN-013");
        });
        await visitor.GoAsync(journey.SignPath);
        await journey.SealAsync();
        await WithoutAsync("csc", () => visitor.IsRefusedAsync("SIGN-011", journey.SignPath + "/code"));
        await visitor.GoAsync(journey.SignPath);
        await Outsiders.PostAsync("/switches", new { party = "csc", mode = "expired-sad" });
        await journey.SignAsync(await journey.AskCodeAsync());
        await visitor.SeesAsync("SIGN-027");
        await Outsiders.PostAsync("/switches", new { party = "csc", mode = "ok" });
        var before = (await Outsiders.TextAsync(journey.Firm.Representative.Mobile, "PROVIDER_CODE")).Id;
        await visitor.Page.Locator("[formaction$='/code']").ClickAsync();
        await journey.SignAsync((await Outsiders.TextAsync(journey.Firm.Representative.Mobile, "PROVIDER_CODE", before))["code"]);
        await journey.EndAsync();
        await WithoutAsync("registration", () => visitor.IsRefusedAsync("PERS-002", "/account/registration"));
        visitor.ForgetComplaints("status of 5");
    });

    private async Task WithoutAsync(string party, Func<Task> act)
    {
        await Outsiders.PostAsync("/switches", new { party, mode = "down" });
        await act();
        await Outsiders.PostAsync("/switches", new { party, mode = "ok" });
    }

    private static async Task GoToOneNetworkAsync(Visitor visitor)
    {
        await visitor.GoAsync("/sign-in?way=one-network");
        await visitor.Page.Locator("form[action='/sign-in/one-network'] button").ClickAsync();
        await visitor.UntilAtAsync("/one-network/authorize");
    }

    private static async Task ChooseAsync(Visitor visitor, string number)
    {
        await visitor.Page.Locator("button[name=subject]:not([value=''])").First.ClickAsync();
        await visitor.SeesAsync(number);
    }
}

/// <summary>What changes the sandbox for everybody runs after all the others, one by one.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
