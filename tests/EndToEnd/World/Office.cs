namespace EndToEnd.World;

/// <summary>A firm whose main certificate is open, and the people who keep its certificates in one browser.</summary>
internal sealed class Office(Visitor visitor, Outsiders outsiders, Firm firm)
{
    public Firm Firm => firm;

    /// <summary>Opens a fresh firm by its first role; the other roles have keys that the portal does not know yet.</summary>
    public static async Task<Office> OpenAsync(Visitor visitor, Outsiders outsiders, params string[] roles)
    {
        var journey = new Journey(visitor, outsiders, await outsiders.FreshFirmAsync(roles: roles), roles[0]);
        await journey.ReachSigningAsync();
        await journey.SealAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await journey.EndAsync();
        return new Office(visitor, outsiders, journey.Firm);
    }

    public async Task SignOutAsync()
    {
        await visitor.GoAsync("/");
        await visitor.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await visitor.UntilAtAsync("/sign-in");
    }

    public async Task SignInAsync(string role)
    {
        await visitor.GoAsync("/sign-in");
        await PlugInAsync(role);
    }

    /// <summary>Chooses the role's certificate on the page and types its PIN in the assistant's window.</summary>
    public Task PlugInAsync(string role) => new Key(visitor, firm.Token(role)).SignAsync();

    /// <summary>The holder's block with the code that comes to the holder's phone.</summary>
    public async Task FillHolderAsync(string nickname, Person holder)
    {
        await FillAsync("Nickname", nickname);
        await FillAsync("Name", holder.Name);
        await FillAsync("DocumentNumber", holder.IdNumber);
        await ConfirmMobileAsync(holder);
    }

    public async Task ConfirmMobileAsync(Person holder)
    {
        await FillAsync("Mobile", holder.Mobile);
        await visitor.Page.Locator("[formaction*='handler=Code']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-module=countdown], time").First).ToBeVisibleAsync();
        await FillAsync("Code", (await outsiders.TextAsync(holder.Mobile, "SMS_HOLDER_CODE"))["code"]);
        await visitor.Page.Locator("[name=Code]").PressAsync("Enter");
    }

    /// <summary>Opens a role's certificate from its first sign-in to its end page, and signs it out again.</summary>
    public async Task OpenSubAsync(string role, Person holder)
    {
        await SignInAsync(role);
        await visitor.UntilAtAsync("/activate/sub$");
        await FillHolderAsync(role, holder);
        await visitor.UntilAtAsync("/activate/sub/end$");
        await SignOutAsync();
    }

    /// <summary>F3 of a licence or account: its person is proven, only the mobile is confirmed; the end page stays.</summary>
    public async Task OpenOwnAsync()
    {
        await visitor.UntilAtAsync("/activate/sub$");
        await FillAsync("Nickname", "本人");
        await ConfirmMobileAsync(SecondPhoneOf(firm));
        await visitor.UntilAtAsync("/activate/sub/end$");
    }

    /// <summary>The legal representative's certificate is clerk-1, that of the key holder with a second phone clerk-2.</summary>
    public static async Task<Office> WithClerksAsync(Visitor visitor, Outsiders outsiders)
    {
        var office = await OpenAsync(visitor, outsiders, "administrator", "clerk-1", "clerk-2");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await office.OpenSubAsync("clerk-2", SecondPhoneOf(office.Firm));
        return office;
    }

    public static Person SecondPhoneOf(Firm firm) => firm.Holder with { Mobile = "197" + firm.Holder.Mobile[3..] };

    /// <summary>The legal representative signs on the page that is open, with the code that comes now.</summary>
    public async Task RepresentativeSignsAsync()
    {
        var before = (await outsiders.TextAsync(firm.Representative.Mobile, "PROVIDER_CODE")).Id;
        await visitor.Page.Locator("[formaction$='/code']").ClickAsync();
        var code = (await outsiders.TextAsync(firm.Representative.Mobile, "PROVIDER_CODE", before))["code"];
        await visitor.UntilStateAsync("|Sent|Delivered");
        await new Representative(visitor, outsiders, firm).SignAsync(code);
    }

    /// <summary>添加副证书 in the session of who is signed in.</summary>
    public async Task AddSubAsync(string role, Person holder)
    {
        await visitor.GoAsync("/certificates/add");
        await PlugInAsync(role);
        await visitor.UntilAtAsync("/activate/sub/FZ");
        await FillHolderAsync(role, holder);
        await visitor.UntilAtAsync("/activate/sub/end/FZ");
    }

    /// <summary>The id that the addresses of a role's certificate carry; the list is open.</summary>
    public async Task<string> IdOfAsync(string role) => (await Row(role).Locator("a").First.GetAttributeAsync("href"))!.Split('/')[2];

    /// <summary>The role's row in 企业证书管理.</summary>
    public ILocator Row(string role) => visitor.Page.Locator("tbody tr").Filter(new() { Has = visitor.Page.Locator("th").GetByText(firm.Token(role).UniqueId) });

    public Task FillAsync(string name, string text) => visitor.Page.Locator($"[name={name}]").FillAsync(text);
}
