using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Approving;

/// The authority tells the portal of certificates, once, twice or in the wrong order; the national platform takes a report once.
[Collection(SandboxCollection.Name)]
public sealed class ApprovingTests(SandboxWorld world)
{
    [Fact]
    public async Task Certificate_is_issued_changed_and_ended_and_each_is_told_signed()
    {
        var issued = await IssueAsync();
        var told = await NextAsync(issued);
        Assert.Equal(MacOf("sandbox-approving-callback", told.Headers["X-Timestamp"], told.Headers["X-Nonce"], told.Body), told.Headers["X-Signature"]);
        var first = JsonDocument.Parse(told.Body).RootElement;
        Assert.Equal(("Issued", 1), (first.GetProperty("change").GetString(), first.GetProperty("sequence").GetInt32()));
        Assert.Equal(1, first.GetProperty("content").GetProperty("grades").GetArrayLength());

        var raised = JsonDocument.Parse((await NextAsync(await ChangeAsync(issued, new { change = "Raised" }))).Body).RootElement;
        Assert.NotEqual(GradeOf(first), GradeOf(raised));
        await NextAsync(await ChangeAsync(issued, new { change = "Added" }));
        var partly = JsonDocument.Parse((await NextAsync(await ChangeAsync(issued, new { change = "Ended", endedAs = "Withdrawn" }))).Body).RootElement;
        Assert.Equal(1, partly.GetProperty("content").GetProperty("grades").GetArrayLength());
        var ended = JsonDocument.Parse((await NextAsync(await ChangeAsync(issued, new { change = "Ended", endedAs = "Annulled", whole = true, reason = "骗取" }))).Body).RootElement;
        Assert.Equal((JsonValueKind.Null, "骗取"), (ended.GetProperty("content").ValueKind, ended.GetProperty("reason").GetString()));
        using var again = await world.Http.PostAsJsonAsync($"/approving/certificates/{issued.GetProperty("number").GetString()}/changes", new { change = "Raised" });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task What_is_held_is_sent_the_last_first()
    {
        var issued = await IssueAsync();
        await NextAsync(issued);
        var (second, third) = (await ChangeAsync(issued, new { change = "Raised", delivery = "held" }), await ChangeAsync(issued, new { change = "Lowered", delivery = "held" }));
        await world.Http.PostAsync("/approving/held", null);
        var number = issued.GetProperty("number").GetString()!;
        var (one, two) = (await world.Portal.NextAsync(number), await world.Portal.NextAsync(number));
        Assert.Contains(third.GetProperty("eventId").GetString()!, one.Body);
        Assert.Contains(second.GetProperty("eventId").GetString()!, two.Body);
    }

    [Fact]
    public async Task Report_is_taken_once_for_each_key_and_only_with_the_right_signature()
    {
        var (key, body) = ($"D{Random.Shared.Next(10_000_000, 99_999_999)}-1", """{"certificateNumber":"D1"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, await ReportAsync(key, body, "sandbox-licence-secret"));
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(key, body));
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(key, body));
        Assert.Equal(HttpStatusCode.Conflict, await ReportAsync(key, """{"certificateNumber":"D2"}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReportAsync(key, "[]"));
        var entry = (await world.Http.GetFromJsonAsync<JsonElement>($"/national/reports?number={key[..^2]}")).EnumerateArray().Single();
        Assert.Equal(2, entry.GetProperty("times").GetInt32());
        Assert.Contains(key, await world.Http.GetStringAsync("/national"));
    }

    private async Task<JsonElement> IssueAsync()
    {
        var identifier = (await world.FreshEnterpriseAsync(new { roles = new[] { "administrator" }, algorithm = "ec" })).GetProperty("identifier").GetString();
        using var answer = await world.Http.PostAsJsonAsync("/approving/certificates", new { identifier, kind = "Construction" });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ChangeAsync(JsonElement issued, object wish)
    {
        using var answer = await world.Http.PostAsJsonAsync($"/approving/certificates/{issued.GetProperty("number").GetString()}/changes", wish);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HeardCallback> NextAsync(JsonElement told) => world.Portal.NextAsync(told.GetProperty("eventId").GetString()!);

    private static string GradeOf(JsonElement told) => told.GetProperty("content").GetProperty("grades")[0].GetProperty("grade").GetString()!;

    private async Task<HttpStatusCode> ReportAsync(string key, string body, string secret = "sandbox-national-secret")
    {
        var (timestamp, nonce) = (DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/national/certificates") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in new[] { ("X-App-Id", "portal"), ("X-Timestamp", timestamp), ("X-Nonce", nonce), ("X-Signature", MacOf(secret, timestamp, nonce, body)), ("Idempotency-Key", key) })
            request.Headers.Add(name, value);
        using var answer = await world.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string MacOf(string secret, string timestamp, string nonce, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}")));
}
