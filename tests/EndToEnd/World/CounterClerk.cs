namespace EndToEnd.World;

/// <summary>A clerk of the demo's counter.</summary>
internal sealed class CounterClerk(Visitor visitor, string name)
{
    public async Task SignInAsync()
    {
        await new StaffMember(visitor, name).SignInAsync();
        await visitor.UntilAtAsync("/counter/identity$");
    }

    public async Task EnterAsync(string person, string kind, string number, byte[]? file = null)
    {
        await visitor.Page.Locator("[name=DocumentKind]").SelectOptionAsync(kind);
        await visitor.Page.Locator("[name=DocumentNumber]").FillAsync(number);
        await visitor.Page.Locator("[name=Name]").FillAsync(person);
        // Any picture is a picture: the one of this page.
        var picture = new FilePayload { Name = "picture.jpg", MimeType = "image/jpeg", Buffer = file ?? await visitor.Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg }) };
        await visitor.Page.Locator("[name=Scan]").SetInputFilesAsync(picture);
        await visitor.Page.Locator("[name=Photo]").SetInputFilesAsync(picture);
        await visitor.Page.Locator("[name=Seen]").CheckAsync();
        await visitor.SendAsync("DocumentNumber");
    }

    /// <summary>The address of the entry whose masked number ends so.</summary>
    public async Task OpenAsync(string lastOfNumber)
    {
        await visitor.GoAsync("/counter/identity");
        await visitor.Page.Locator("tbody tr").Filter(new() { HasText = lastOfNumber }).Locator("a[href^='/counter/identity/']").ClickAsync();
        await visitor.UntilAtAsync("/counter/identity/[0-9a-f-]{36}$");
    }

    public async Task ConfirmAsync()
    {
        await visitor.Page.Locator("[name=Confirmed][value=true]").CheckAsync();
        await visitor.Page.Locator("[name=Seen]").CheckAsync();
        await visitor.SendAsync("Confirmed");
    }
}
