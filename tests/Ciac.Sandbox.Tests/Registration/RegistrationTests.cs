using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Registration;

[Collection(SandboxCollection.Name)]
public sealed class RegistrationTests(SandboxWorld world)
{
    private const string Secret = "sandbox-registration-secret";
    private const string Wish = """{"bizId":"DJ1","expiresIn":604800}""";

    [Fact]
    public async Task Person_registers_by_a_ticket_and_the_portal_is_told_signed()
    {
        var ticket = await TicketAsync();
        Assert.Contains("DJ1", await world.Http.GetStringAsync($"/registration/app?ticket={ticket}"));
        var person = new { name = "何虚构", idNumber = "11010519491231002X", mobile = "13900000000", idType = "resident" };
        Assert.Equal(HttpStatusCode.NoContent, (await world.Http.PostAsJsonAsync($"/registration/app/{ticket}/register", person)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Http.PostAsJsonAsync("/registration/app/no-such-ticket/register", person)).StatusCode);
        var told = await world.Portal.NextAsync(ticket);
        var body = JsonDocument.Parse(told.Body).RootElement;
        Assert.Equal(("何虚构", "resident"), (body.GetProperty("person").GetProperty("name").GetString(), body.GetProperty("person").GetProperty("idType").GetString()));
        Assert.Equal(MacOf("sandbox-registration-callback", told.Headers["X-Timestamp"], told.Headers["X-Nonce"], told.Body), told.Headers["X-Signature"]);
    }

    [Theory]
    [InlineData("another-secret", 0)]
    [InlineData("sandbox-licence-secret", 0)]
    [InlineData(Secret, -301)]
    [InlineData(Secret, 301)]
    public async Task Request_with_a_wrong_key_or_time_gets_no_ticket(string secret, int secondsOff) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(secret, secondsOff, Guid.NewGuid().ToString("N"))).StatusCode);

    [Fact]
    public async Task Nonce_is_good_once()
    {
        var nonce = Guid.NewGuid().ToString("N");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Secret, 0, nonce)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Secret, 0, nonce)).StatusCode);
    }

    private async Task<string> TicketAsync() =>
        (await (await AskAsync(Secret, 0, Guid.NewGuid().ToString("N"))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString()!;

    private async Task<HttpResponseMessage> AskAsync(string secret, int secondsOff, string nonce)
    {
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/registration/tickets") { Content = new StringContent(Wish, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-App-Id", "portal");
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", MacOf(secret, timestamp, nonce, Wish));
        return await world.Http.SendAsync(request);
    }

    private static string MacOf(string secret, string timestamp, string nonce, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}")));
}
