using System.Net;
using System.Text.Json.Nodes;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.CloudSigning;

[Collection(SandboxCollection.Name)]
public sealed class ChallengeTests(SandboxWorld world)
{
    [Fact]
    public async Task Code_goes_to_the_number_the_provider_holds_with_title_and_fingerprint()
    {
        var signer = await Signer.MeetAsync(world);
        await signer.SendCodeAsync();
        var message = Assert.Single(await SmsCalls.InboxAsync(world, signer.Mobile));
        Assert.Equal("PROVIDER_CODE", message.GetProperty("template").GetString());
        Assert.Equal("测试确认表", message.GetProperty("parameters").GetProperty("title").GetString());
        var digest = System.Buffers.Text.Base64Url.DecodeFromChars(signer.ClientData)[..32];
        Assert.Equal(Convert.ToHexString(digest)[..8], message.GetProperty("parameters").GetProperty("fingerprint").GetString());
        var info = await signer.CallAsync("credentials/info", new JsonObject { ["credentialID"] = signer.Credential });
        Assert.Equal($"{signer.Mobile[..3]}****{signer.Mobile[^4..]}", info.Body.GetProperty("x-maskedPhone").GetString());
    }

    [Fact]
    public async Task Repeated_idempotency_key_sends_once_and_can_be_looked_up()
    {
        var signer = await Signer.MeetAsync(world);
        var key = Guid.NewGuid().ToString();
        Assert.Equal("unknown", await StateAsync(signer, key));
        await signer.SendCodeAsync(key);
        await signer.SendCodeAsync(key);
        Assert.Single(await signer.CodesAsync());
        Assert.Equal("sent", await StateAsync(signer, key));
    }

    [Fact]
    public async Task New_key_sends_a_new_code_and_voids_the_old_one()
    {
        var signer = await Signer.MeetAsync(world);
        var (old, fresh) = (await signer.SendCodeAsync("old-" + signer.Credential), await signer.SendCodeAsync("new-" + signer.Credential));
        if (old != fresh)
            Assert.Equal("invalid_authentication_data", (await signer.AuthorizeAsync(old)).Error);
        Assert.Equal(HttpStatusCode.OK, (await signer.AuthorizeAsync(fresh)).Status);
    }

    [Fact]
    public async Task Five_wrong_codes_count_down_and_the_sixth_try_is_locked_out_though_right()
    {
        var signer = await Signer.MeetAsync(world);
        var code = await signer.SendCodeAsync();
        for (var left = 4; left >= 0; left--)
        {
            var wrong = await signer.AuthorizeAsync(Wrong(code));
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_authentication_data"), (wrong.Status, wrong.Error));
            Assert.Equal(left, wrong.Body.GetProperty("x-triesLeft").GetInt32());
        }
        var sixth = await signer.AuthorizeAsync(code);
        Assert.Equal("invalid_request", sixth.Error);
        Assert.StartsWith("Credential locked", sixth.Description);
    }

    [Fact]
    public async Task Twenty_guesses_at_once_are_five_tries()
    {
        var signer = await Signer.MeetAsync(world);
        var code = await signer.SendCodeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => signer.AuthorizeAsync(Wrong(code))));
        Assert.Equal(5, answers.Count(answer => answer.Error == "invalid_authentication_data"));
        Assert.Equal(15, answers.Count(answer => answer.Description.StartsWith("Credential locked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Code_is_used_once()
    {
        var signer = await Signer.MeetAsync(world);
        var code = await signer.SendCodeAsync();
        Assert.Equal(HttpStatusCode.OK, (await signer.AuthorizeAsync(code)).Status);
        Assert.Equal("invalid_authentication_data", (await signer.AuthorizeAsync(code)).Error);
    }

    [Fact]
    public async Task Code_older_than_thirty_minutes_has_expired()
    {
        var signer = await Signer.MeetAsync(world);
        var code = await signer.SendCodeAsync();
        var database = world.Get<Ciac.Sandbox.Storage.SandboxDatabase>();
        await database.ExecuteAsync($"update challenge set sent_at = sent_at - interval '31 minutes' where credential = {signer.Credential}", default);
        var late = await signer.AuthorizeAsync(code);
        Assert.Equal("invalid_authentication_data", late.Error);
        Assert.Contains("expired", late.Description);
    }

    [Fact]
    public async Task Code_releases_no_other_hash()
    {
        var signer = await Signer.MeetAsync(world);
        var code = await signer.SendCodeAsync();
        var other = await signer.AuthorizeAsync(code, hash: Convert.ToBase64String(new byte[32]));
        Assert.Equal("invalid_request", other.Error);
        Assert.StartsWith("Hash is not authorized", other.Description);
        Assert.Equal(HttpStatusCode.OK, (await signer.AuthorizeAsync(code)).Status);
    }

    [Theory]
    [InlineData("credentialID", "nobody", "Invalid parameter credentialID")]
    [InlineData("hashAlgorithmOID", "1.3.14.3.2.26", "Invalid parameter hashAlgorithmOID")]
    [InlineData("hashes", "?", "Invalid Base64 hash string parameter")]
    [InlineData("hashes", "AAAA", "Invalid digest value length")]
    [InlineData("clientData", "AAAA", "Invalid parameter clientData")]
    [InlineData("authObjectID", "PIN", "Invalid parameter authObjectID")]
    public async Task Challenge_with_a_fault_is_refused_in_the_standards_words(string member, string value, string words)
    {
        var signer = await Signer.MeetAsync(world);
        var order = signer.Order().With("authObjectID", "OTP");
        order[member] = member == "hashes" ? new JsonArray(value) : value;
        Assert.Equal(words, (await signer.CallAsync("credentials/getChallenge", order)).Description);
        Assert.Empty(await signer.CodesAsync());
    }

    [Fact]
    public async Task Call_without_token_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.PostAsync("/csc/v2/credentials/list", new StringContent("{}", null, "application/json"))).StatusCode);

    [Fact]
    public async Task Overseas_representative_has_no_credential_until_one_is_issued()
    {
        var signer = await Signer.MeetAsync(world);
        var idNumber = (await world.SeedAsync("overseas")).GetProperty("representative").GetProperty("idNumber").GetString()!;
        Assert.Equal(0, await CountAsync(signer, idNumber));
        (await world.Http.PostAsync($"/people/{idNumber}/credential", null)).EnsureSuccessStatusCode();
        Assert.Equal(1, await CountAsync(signer, idNumber));
    }

    private static async Task<int> CountAsync(Signer signer, string idNumber) =>
        (await signer.CallAsync("credentials/list", new JsonObject { ["userID"] = idNumber })).Body.GetProperty("credentialIDs").GetArrayLength();

    private static async Task<string?> StateAsync(Signer signer, string key) =>
        (await signer.CallAsync("credentials/challengeStatus", new JsonObject { ["idempotencyKey"] = key })).Body.GetProperty("state").GetString();

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";
}
