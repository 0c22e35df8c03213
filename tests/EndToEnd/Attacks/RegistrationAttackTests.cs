using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Attacks;

/// <summary>The registration callback attacked from outside by plain HTTP: forged, stale, replayed, garbled, too large.</summary>
public sealed class RegistrationAttackTests : EndToEndTest
{
    private const string Callback = "/callbacks/registration";
    private const string Secret = "sandbox-registration-callback";

    [Theory]
    [InlineData("forged", 0, HttpStatusCode.Unauthorized)]
    [InlineData("sandbox-registration-secret", 0, HttpStatusCode.Unauthorized)]
    [InlineData("sandbox-licence-callback", 0, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, -301, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, 301, HttpStatusCode.Unauthorized)]
    [InlineData(Secret, 0, HttpStatusCode.Accepted)]
    public Task A_callback_counts_only_with_its_own_key_and_time(string secret, int secondsOff, HttpStatusCode expected) => AttackAsync(async http =>
        Assert.Equal(expected, await PostAsync(http, BodyOf("no-such-ticket", "某人", "11010519491231002X"), secret, NewNonce(), secondsOff)));

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"eventId":"e","ticket":"t"}""")]
    [InlineData("""{"eventId":"e","ticket":"t","person":{"name":"","idType":"resident","idNumber":"1"}}""")]
    [InlineData("""{"eventId":"e","ticket":"t","person":{"name":"某人","idType":"foreign-passport","idNumber":"E12345678"}}""")]
    public Task What_the_interface_does_not_know_is_malformed(string body) => AttackAsync(async http =>
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(http, body, Secret, NewNonce())));

    [Fact]
    public Task Too_much_is_not_read() => AttackAsync(async http =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(http, new string('x', 65 * 1024), Secret, NewNonce())));

    [Fact]
    public Task A_nonce_that_was_used_registers_nobody() => VisitAsync(Looks.Desk, async desk =>
    {
        var office = await Office.OpenAsync(desk, Outsiders, "administrator");
        await desk.GoAsync("/account/registration");
        await desk.Page.Locator("form[action='/account/registration'] button").ClickAsync();
        await desk.UntilStateAsync("Waiting");
        var ticket = (await QrCode.ReadAsync(desk.Page.Locator("figure.qr svg"))).Split("ticket=")[^1];
        var nonce = NewNonce();
        await AttackAsync(async http =>
        {
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, BodyOf("no-such-ticket", "某人", "11010519491231002X"), Secret, nonce));
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, BodyOf(ticket, office.Firm.Holder.Name, office.Firm.Holder.IdNumber), Secret, nonce));
            // Rightly signed, and the number is none: it registers nobody either.
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, BodyOf(ticket, office.Firm.Holder.Name, "310101199001011235"), Secret, NewNonce()));
        });
        await desk.Page.ReloadAsync();
        await desk.UntilStateAsync("Waiting");
        await AttackAsync(async http => Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, BodyOf(ticket, office.Firm.Holder.Name, office.Firm.Holder.IdNumber), Secret, NewNonce())));
        await desk.SeesAsync("持证人已完成个人信息登记");
    });

    private Task AttackAsync(Func<HttpClient, Task> act) => VisitAsync(Looks.Desk, async visitor =>
    {
        using var http = new HttpClient { BaseAddress = new Uri(visitor.Places.Portal) };
        await act(http);
    });

    private static string BodyOf(string ticket, string name, string idNumber) =>
        JsonSerializer.Serialize(new { eventId = NewNonce(), ticket, person = new { name, idType = "resident", idNumber } });

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string body, string secret, string nonce, int secondsOff = 0)
    {
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Callback) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", Convert.ToHexStringLower(mac));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string NewNonce() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
