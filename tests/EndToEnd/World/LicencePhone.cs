namespace EndToEnd.World;

/// <summary>The licence app on somebody's phone: the sandbox's page, in a browser of its own.</summary>
internal sealed class LicencePhone(Visitor visitor, Firm firm)
{
    private string App => $"{visitor.Places.SandboxAddress}/licence/app";

    /// <summary>Scans what a portal page shows, by pasting the text of its code.</summary>
    public async Task ScanAsync(string qrText)
    {
        await visitor.GoAsync(App);
        await visitor.Page.Locator("#text").FillAsync(qrText);
        await visitor.Page.Locator("form:has(#text) button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#subject")).ToBeVisibleAsync();
    }

    public async Task ConfirmAsync(string role)
    {
        var option = visitor.Page.Locator($"#subject option[data-unit='{firm.Identifier}'][data-role='{role}']");
        await visitor.Page.Locator("#subject").SelectOptionAsync((await option.GetAttributeAsync("value"))!);
        await visitor.Page.Locator("button[name=confirm][value=true]").ClickAsync();
        await visitor.SeesAsync("已确认");
    }

    /// <summary>What the app shows of a document that is to be sealed.</summary>
    public async Task SeesDocumentAsync(string name, string fingerprint)
    {
        await visitor.SeesAsync(name);
        await visitor.SeesAsync(fingerprint);
    }

    public async Task RefuseAsync()
    {
        await visitor.Page.Locator("button[name=confirm][value=false]").ClickAsync();
        await visitor.SeesAsync("已拒绝");
    }
}
