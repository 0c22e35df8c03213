using System.Text.RegularExpressions;

namespace EndToEnd.World;

/// <summary>A key in the socket: chosen on the portal's page, its PIN typed in the assistant's own window.</summary>
internal sealed partial class Key(Visitor visitor, Token token)
{
    /// <summary>The certificate's line in the page's list.</summary>
    public ILocator Row => visitor.Page.Locator("[data-certificates] .choice")
        .Filter(new() { Has = visitor.Page.Locator("span.code").GetByText(token.UniqueId, new() { Exact = true }) });

    public Task ChooseAsync() => Row.Locator("input").CheckAsync();

    /// <summary>Chooses the certificate, asks to sign, types the PIN; the window closes by itself when it is right.</summary>
    public async Task SignAsync(string pin = Firm.Pin)
    {
        await ChooseAsync();
        await TypeAsync(await OpenWindowAsync(), pin);
    }

    /// <summary>Signs, but what the page posts to this address stays in the hand instead of reaching the portal: one of its fields.</summary>
    public async Task<string> HoldAsync(string address, string field)
    {
        var held = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(address, async route =>
        {
            await route.FulfillAsync(new() { Status = 204 });
            held.TrySetResult(route.Request.PostData ?? "");
        });
        await SignAsync();
        var posted = await held.Task.WaitAsync(TimeSpan.FromMilliseconds(Visitor.Patience));
        await visitor.Page.UnrouteAsync(address);
        return System.Web.HttpUtility.ParseQueryString(posted)[field]!;
    }

    public async Task<IPage> OpenWindowAsync()
    {
        var window = await visitor.Page.RunAndWaitForPopupAsync(() => visitor.Page.Locator("[data-act]").ClickAsync());
        await Visitor.UntilAtAsync(window, RequestAddress());
        return window;
    }

    public static async Task TypeAsync(IPage window, string pin)
    {
        await window.Locator("#pin").FillAsync(pin);
        await window.Locator("form.pin button.main").ClickAsync();
    }

    [GeneratedRegex("/requests/")]
    private static partial Regex RequestAddress();
}
