using System.Net;
using System.Text.RegularExpressions;
using Ciac.Core.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace Ciac.Core.Tests.World;

/// <summary>A browser sent to the sandbox's one-network page and back: what it carries is what the provider gave it.</summary>
internal sealed partial class Traveller(PortalWorld world, Firm firm)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Origin From = new("10.1.2.3", "test");

    public string Browser { get; } = Guid.NewGuid().ToString();

    public Task<Outcome<Uri>> BeginAsync(string? returnTo = "/certificates") =>
        world.AskAsync((BeginOneNetworkSignIn verb) => verb.HandleAsync(new OneNetworkWish(Browser, PortalWorld.Origin, returnTo), None));

    /// <summary>Chooses the firm's account on the provider's page, or cancels there.</summary>
    public async Task<OneNetworkReturn> TravelAsync(Uri address, bool cancel = false)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler);
        var page = await http.GetStringAsync(address);
        var row = page[page.IndexOf(firm.Identifier, StringComparison.Ordinal)..];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["query"] = WebUtility.HtmlDecode(Query().Match(page).Groups[1].Value),
            ["subject"] = cancel ? "" : Subject().Match(row).Groups[1].Value,
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync(new Uri(address, "/one-network/authorize"), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        return new OneNetworkReturn(query.GetValueOrDefault("state"))
        {
            Code = query.GetValueOrDefault("code"),
            Error = query.GetValueOrDefault("error"),
            Issuer = query.GetValueOrDefault("iss"),
        };
    }

    public async Task<OneNetworkReturn> GoAsync(bool cancel = false) => await TravelAsync(Desk.Allowed(await BeginAsync()), cancel);

    public Task<Outcome<OneNetworkSignedIn>> FinishAsync(OneNetworkReturn back, string? browser = null) =>
        world.AskAsync((FinishOneNetworkSignIn verb) => verb.HandleAsync(browser ?? Browser, back, From, None));

    /// <summary>Who came in, opened when it is the first time in an open unit.</summary>
    public async Task<Caller> CallerAsync(OneNetworkSignedIn done)
    {
        var desk = await Desk.EnteredAsync(world, firm, done.SessionToken, done.Next);
        if (desk.Next == NextPage.ActivateSub) await world.OpenOwnAsync(desk);
        return desk.Caller;
    }

    [GeneratedRegex("name=\"subject\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Subject();

    [GeneratedRegex("name=\"query\" value=\"([^\"]+)\"")]
    private static partial Regex Query();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
