using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Licence;

[Collection(SandboxCollection.Name)]
public sealed class LicenceTests(SandboxWorld world)
{
    private const string Wish = """{"bizId":"SM1","purpose":"sign-in","site":"portal","place":"10.0.0.1","expiresIn":180}""";

    [Fact]
    public async Task Ticket_is_scanned_and_confirmed_once_and_the_portal_is_told_signed()
    {
        var ticket = await TicketAsync();
        await MoveAsync(HttpStatusCode.NoContent, $"/licence/app/{ticket}/scan", new { });
        var people = await world.Http.GetFromJsonAsync<JsonElement>($"/licence/people?identifier={(await world.SeedAsync("local")).GetProperty("identifier").GetString()}");
        var subject = people.EnumerateArray().First(person => person.GetProperty("role").GetString() == "agent-full").GetProperty("subject").GetString();
        await MoveAsync(HttpStatusCode.NoContent, $"/licence/app/{ticket}/answer", new { subject });
        await MoveAsync(HttpStatusCode.Conflict, $"/licence/app/{ticket}/answer", new { subject });

        var confirmed = await world.Portal.NextAsync("\"confirmed\"");
        Assert.Contains(ticket, confirmed.Body);
        Assert.Equal(
            MacOf("sandbox-licence-callback", confirmed.Headers["X-Timestamp"], confirmed.Headers["X-Nonce"], confirmed.Body),
            confirmed.Headers["X-Signature"]);
    }

    [Theory]
    [InlineData("another-secret", 0)]
    [InlineData("sandbox-licence-secret", -301)]
    [InlineData("sandbox-licence-secret", 301)]
    public async Task Request_with_a_wrong_key_or_time_gets_no_ticket(string secret, int secondsOff) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(secret, secondsOff, Guid.NewGuid().ToString("N"))).StatusCode);

    [Fact]
    public async Task Nonce_is_good_once()
    {
        var nonce = Guid.NewGuid().ToString("N");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("sandbox-licence-secret", 0, nonce)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("sandbox-licence-secret", 0, nonce)).StatusCode);
    }

    [Fact]
    public async Task App_lists_the_live_ticket_with_where_it_is_shown()
    {
        var ticket = await TicketAsync();
        var html = await world.Http.GetStringAsync("/licence/app");
        Assert.Contains($"value=\"{ticket}\"", html);
        Assert.Contains("10.0.0.1", html);
    }

    private async Task<string> TicketAsync() =>
        (await (await AskAsync("sandbox-licence-secret", 0, Guid.NewGuid().ToString("N"))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString()!;

    private async Task MoveAsync(HttpStatusCode expected, string path, object body) =>
        Assert.Equal(expected, (await world.Http.PostAsJsonAsync(path, body)).StatusCode);

    private async Task<HttpResponseMessage> AskAsync(string secret, int secondsOff, string nonce)
    {
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/licence/tickets") { Content = new StringContent(Wish, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-App-Id", "portal");
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", MacOf(secret, timestamp, nonce, Wish));
        return await world.Http.SendAsync(request);
    }

    private static string MacOf(string secret, string timestamp, string nonce, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}")));
}
