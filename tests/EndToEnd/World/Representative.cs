namespace EndToEnd.World;

/// <summary>The legal representative with a phone in hand: opens the link of the text, gets the provider's code there.</summary>
internal sealed class Representative(Visitor phone, Outsiders outsiders, Firm firm)
{
    public async Task OpenLinkAsync()
    {
        var link = (await outsiders.TextAsync(firm.Representative.Mobile, "SMS_SIGN_LINK"))["link"];
        await phone.Page.GotoAsync(link);
    }

    public async Task<string> AskCodeAsync()
    {
        await phone.Page.Locator("[formaction$='/code']").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[name=Code]")).ToBeVisibleAsync();
        return (await outsiders.TextAsync(firm.Representative.Mobile, "PROVIDER_CODE"))["code"];
    }

    public async Task SignAsync(string code)
    {
        await phone.Page.Locator("[name=Code]").FillAsync(code);
        await phone.Page.Locator("form:has([name=Code]) button:not([formaction]):visible").ClickAsync();
    }

    public async Task DeclineAsync(string reason, string words)
    {
        await phone.Page.Locator($"[name=Reason][value={reason}]").CheckAsync();
        await phone.Page.Locator("[name=Words]").FillAsync(words);
        await phone.SendAsync("Words");
    }
}
