using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    [Fact]
    public async Task A_confirmed_seal_is_the_licences_value_over_the_very_hash()
    {
        var unit = await world.SeedAsync("local");
        var identifier = unit.GetProperty("identifier").GetString();
        var question = JsonSerializer.Serialize(new { creditCode = identifier, signer = "unit" });
        var answer = await (await AskAsync("certificates", question)).Content.ReadFromJsonAsync<JsonElement>();
        using var certificate = X509CertificateLoader.LoadCertificate(answer.GetProperty("certificates")[0].GetBytesFromBase64());
        var hash = SHA256.HashData("a form"u8);
        var seal = new { creditCode = identifier, signer = "unit", hash, documentName = "确认表", documentDigest = hash };
        var asked = await AskAsync("tickets", JsonSerializer.Serialize(new { bizId = "QZ1", purpose = "seal", site = "portal", expiresIn = 180, seal }));
        var ticket = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString();
        await MoveAsync(HttpStatusCode.NoContent, $"/licence/app/{ticket}/scan", new { });
        Assert.Contains("确认表", await world.Http.GetStringAsync($"/licence/app?ticket={ticket}"));
        var people = await world.Http.GetFromJsonAsync<JsonElement>($"/licence/people?identifier={identifier}");
        await MoveAsync(HttpStatusCode.NoContent, $"/licence/app/{ticket}/answer", new { subject = people[0].GetProperty("subject").GetString() });
        var confirmed = JsonDocument.Parse((await world.Portal.NextAsync($"{ticket}\",\"kind\":\"confirmed")).Body).RootElement.GetProperty("seal");
        Assert.Equal(hash, confirmed.GetProperty("hash").GetBytesFromBase64());
        using var key = certificate.GetECDsaPublicKey()!;
        Assert.True(key.VerifyHash(hash, confirmed.GetProperty("value").GetBytesFromBase64(), DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("certificates", question.Replace(identifier!, "91310000NOBODY0000", StringComparison.Ordinal))).StatusCode);
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

    private Task<HttpResponseMessage> AskAsync(string path, string body) => SendAsync(path, body, ("sandbox-licence-secret", 0, Guid.NewGuid().ToString("N")));

    private Task<HttpResponseMessage> AskAsync(string secret, int secondsOff, string nonce) => SendAsync("tickets", Wish, (secret, secondsOff, nonce));

    private async Task<HttpResponseMessage> SendAsync(string path, string body, (string Secret, int SecondsOff, string Nonce) proof)
    {
        var (secret, secondsOff, nonce) = proof;
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/licence/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-App-Id", "portal");
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", MacOf(secret, timestamp, nonce, body));
        return await world.Http.SendAsync(request);
    }

    private static string MacOf(string secret, string timestamp, string nonce, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}")));
}
