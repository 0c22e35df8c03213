using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EndToEnd.Attacks;

/// <summary>Sign-in attacked from outside by plain HTTP (identity.md §7: 13, 14, 15, 34): no session, no redirect, nobody's name.</summary>
public sealed partial class SignInAttackTests : EndToEndTest
{
    private const string Callback = "/callbacks/licence";
    private const string Secret = "sandbox-licence-callback";
    private const string Body = """{"eventId":"e-1","ticket":"no-such-ticket","kind":"scanned"}""";

    [Theory]
    [InlineData("forged", 0, HttpStatusCode.Unauthorized)]
    [InlineData("sandbox-licence-secret", 0, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, -301, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, 301, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, 0, HttpStatusCode.Accepted)]
    [Trait("Case", "A-14")]
    public Task A_callback_counts_only_with_its_own_key_and_time(string secret, int secondsOff, HttpStatusCode expected) => AttackAsync(async http =>
    {
        using var request = CallbackOf(Body, secret, secondsOff, NewNonce());
        using var answer = await http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    });

    [Fact]
    [Trait("Case", "A-14")]
    public Task A_nonce_that_was_used_moves_nothing_more() => VisitAsync(Looks.Desk, async visitor =>
    {
        var ticket = await ShowAsync(visitor);
        var nonce = NewNonce();
        var scanned = $$"""{"eventId":"{{NewNonce()}}","ticket":"{{ticket}}","kind":"scanned"}""";
        var refused = $$"""{"eventId":"{{NewNonce()}}","ticket":"{{ticket}}","kind":"refused"}""";
        await AttackAsync(async http =>
        {
            foreach (var body in new[] { scanned, refused })
            {
                using var request = CallbackOf(body, Secret, 0, nonce);
                using var answer = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            }
        });
        await visitor.UntilStateAsync("Scanned");
        await visitor.Page.ReloadAsync();
        await visitor.UntilStateAsync("Scanned");
    });

    [Fact]
    [Trait("Case", "A-13")]
    public Task A_confirmed_code_of_another_browser_is_unknown_here() => VisitAsync(Looks.Desk, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        var ticket = await ShowAsync(visitor);
        await Outsiders.PostAsync($"/licence/app/{ticket}/scan");
        await Outsiders.PostAsync($"/licence/app/{ticket}/answer", new { subject = await Outsiders.LicenceSubjectAsync(firm, "agent-full") });
        await visitor.UntilStateAsync("Confirmed");
        var scan = await visitor.Page.Locator("[name=Scan]").First.GetAttributeAsync("value");
        await AttackAsync(async thief =>
        {
            using var stolen = await PostAsync(thief, "/sign-in/licence/confirm", scan!);
            Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
            Assert.DoesNotContain(stolen.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.Contains("session", StringComparison.Ordinal));
            Assert.Equal("""{"state":"Waiting"}""", await thief.GetStringAsync("/sign-in/licence/state"));
        });
    });

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("//attacker.example/")]
    [InlineData("/\\attacker.example")]
    [InlineData("javascript:alert(1)")]
    public Task No_way_of_signing_in_leads_out_of_the_portal(string target) => AttackAsync(async http =>
    {
        foreach (var path in new[] { "/sign-in?returnTo=", "/sign-in/licence?returnTo=", "/sign-in?way=one-network&returnTo=", "/sign-in/one-network?returnTo=" })
        {
            using var answer = await http.GetAsync(path + Uri.EscapeDataString(target));
            Assert.DoesNotContain("attacker", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(target, WebUtility.HtmlDecode(ReturnTo().Match(await answer.Content.ReadAsStringAsync()).Value), StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData("")]
    [InlineData("?state=forged&code=x&iss=https://attacker.example")]
    [InlineData("?state=a&state=b&code=x")]
    [InlineData("?error=access_denied&state=forged")]
    [Trait("Case", "A-15")]
    public Task An_answer_that_nobody_asked_for_opens_nothing(string query) => AttackAsync(async http =>
    {
        using var answer = await http.GetAsync("/callbacks/one-network" + query);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("ACC-051", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    });

    [Fact]
    [Trait("Case", "A-40")]
    [Trait("Case", "C-18")]
    public Task A_sign_in_cannot_be_begun_from_another_site() => AttackAsync(async http =>
    {
        foreach (var path in new[] { "/sign-in/licence", "/sign-in/licence/confirm", "/sign-in/licence/reject", "/sign-in/one-network" })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Scan"] = Guid.NewGuid().ToString() });
            using var answer = await http.PostAsync(path, form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    });

    private Task AttackAsync(Func<HttpClient, Task> act) => VisitAsync(Looks.Desk, async visitor =>
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(visitor.Places.Portal) };
        await act(http);
    });

    /// <summary>The ticket in the code that the browser shows.</summary>
    private static async Task<string> ShowAsync(Visitor visitor)
    {
        await visitor.GoAsync("/sign-in/licence");
        return (await QrCode.ReadAsync(visitor.Page.Locator("figure.qr svg"))).Split("ticket=")[^1];
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string scan)
    {
        var page = await http.GetStringAsync("/sign-in/licence");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Scan"] = scan, ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value });
        return await http.PostAsync(path, form);
    }

    private static HttpRequestMessage CallbackOf(string body, string secret, int secondsOff, string nonce)
    {
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, Callback) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", Convert.ToHexStringLower(mac));
        return request;
    }

    private static string NewNonce() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    [GeneratedRegex("name=\"ReturnTo\"[^>]*value=\"[^\"]*\"")]
    private static partial Regex ReturnTo();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
