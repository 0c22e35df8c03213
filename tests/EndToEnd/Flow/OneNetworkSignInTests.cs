namespace EndToEnd.Flow;

/// <summary>F1 by one-network account in the browser: there, chosen or cancelled, and back to the page.</summary>
public sealed class OneNetworkSignInTests : EndToEndTest
{
    [Fact]
    public Task An_account_comes_back_to_the_page_it_was_going_to() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        await office.SignOutAsync();
        await visitor.GoAsync("/certificates");
        await visitor.Page.Locator("a[href*='way=one-network']").ClickAsync();
        await GoThereAsync(visitor);
        await visitor.Page.Locator("tr").Filter(new() { HasText = office.Firm.Identifier }).Locator("button").First.ClickAsync();
        await office.OpenOwnAsync();
        await visitor.Page.Locator("a.button[href='/certificates']").ClickAsync();
        await visitor.SeesAsync("办事员");
    });

    [Fact]
    public Task Cancelled_there_is_said_here() => VisitAsync(Looks.Desk, async visitor =>
    {
        await visitor.GoAsync("/sign-in?way=one-network");
        await GoThereAsync(visitor);
        await visitor.Page.Locator("button[name=subject][value='']").ClickAsync();
        await visitor.SeesAsync("[ACC-052]");
        await visitor.UntilAtAsync("/callbacks/one-network");
    });

    private static async Task GoThereAsync(Visitor visitor)
    {
        await visitor.Page.Locator("form[action='/sign-in/one-network'] button").ClickAsync();
        await visitor.UntilAtAsync("/one-network/authorize");
    }
}
