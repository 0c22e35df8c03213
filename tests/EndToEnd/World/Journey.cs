namespace EndToEnd.World;

/// <summary>A firm's main certificate from the sign-in to the end page, step by step as a person does it.</summary>
internal sealed class Journey(Visitor visitor, Outsiders outsiders, Firm firm, string role = "administrator")
{
    private readonly Key _key = new(visitor, firm.Token(role));

    public Visitor Visitor => visitor;

    public Firm Firm => firm;

    public string SignPath { get; private set; } = "";

    public async Task SignInAsync()
    {
        await visitor.GoAsync("/sign-in");
        await _key.SignAsync();
        await visitor.UntilAtAsync("/(activate)?$");
    }

    public async Task ChooseUnitTypeAsync(string origin)
    {
        await visitor.GoAsync("/activate/unit-type");
        await visitor.Page.Locator($"[name=Origin][value={origin}]").CheckAsync();
        await visitor.SendAsync("Origin");
        await visitor.UntilAtAsync("/activate/unit$");
    }

    public async Task GiveUnitAsync()
    {
        await visitor.Page.Locator("[name=RepresentativeMobile]").FillAsync(firm.Representative.Mobile);
        await visitor.SendAsync("RepresentativeMobile");
        await visitor.UntilAtAsync("/activate/holder$");
    }

    /// <summary>What a unit types that the city's registry does not know.</summary>
    public async Task TypeUnitAsync()
    {
        if (firm.Category == "overseas") await FillAsync("Country", "新加坡");
        await FillAsync("EconomicType", "有限责任公司");
        await FillAsync("RegisteredPlace", "虚构市虚构路 1 号");
        await FillAsync("RegistrationNumber", "2098001");
        await FillAsync("RepresentativeName", firm.Representative.Name);
        await visitor.Page.Locator("[name=RepresentativeDocumentKind]").SelectOptionAsync(firm.Category == "overseas" ? "ForeignPassport" : "ResidentId");
        await FillAsync("RepresentativeDocumentNumber", firm.Representative.IdNumber);
        await GiveUnitAsync();
    }

    public async Task AskHolderCodeAsync()
    {
        await FillAsync("Nickname", "总部主证书");
        await FillAsync("Name", firm.Holder.Name);
        await FillAsync("DocumentNumber", firm.Holder.IdNumber);
        await FillAsync("Mobile", firm.Holder.Mobile);
        await visitor.Page.Locator("[formaction*='handler=Code']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-module=countdown], time").First).ToBeVisibleAsync();
    }

    public async Task GiveHolderAsync()
    {
        var code = (await outsiders.TextAsync(firm.Holder.Mobile, "SMS_HOLDER_CODE"))["code"];
        await FillAsync("Code", code);
        // By the Enter key: it must save, not ask for another text.
        await visitor.Page.Locator("[name=Code]").PressAsync("Enter");
        await visitor.UntilAtAsync("/activate/check$");
    }

    public async Task SubmitAsync()
    {
        await visitor.Page.Locator("form[action='/activate/check'] button").ClickAsync();
        // Progress, until the form is drawn; the page goes on by itself.
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        SignPath = new Uri(visitor.Page.Url).AbsolutePath;
    }

    public async Task SealAsync()
    {
        await _key.SignAsync();
        await Assertions.Expect(visitor.Page.Locator("[formaction$='/code']")).ToBeVisibleAsync();
    }

    public async Task<string> AskCodeAsync(bool scripts = true)
    {
        await visitor.Page.Locator("[formaction$='/code']").ClickAsync();
        var code = (await outsiders.TextAsync(firm.Representative.Mobile, "PROVIDER_CODE"))["code"];
        // A page with scripts learns that both texts arrived; what is typed from now on stays.
        if (scripts) await visitor.UntilStateAsync("|Sent|Delivered");
        return code;
    }

    public async Task SignAsync(string code)
    {
        await FillAsync("Code", code);
        await visitor.Page.Locator("form:has([name=Code]) button:not([formaction]):visible").ClickAsync();
    }

    public Task EndAsync() => visitor.UntilAtAsync("/activate/end$");

    /// <summary>Up to the signing page, from nothing.</summary>
    public async Task ReachSigningAsync(string origin = "Local")
    {
        await SignInAsync();
        await ChooseUnitTypeAsync(origin);
        await (origin == "Local" ? GiveUnitAsync() : TypeUnitAsync());
        await AskHolderCodeAsync();
        await GiveHolderAsync();
        await SubmitAsync();
    }

    public Task FillAsync(string name, string text) => visitor.Page.Locator($"[name={name}]").FillAsync(text);
}
