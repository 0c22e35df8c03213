using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;
using Microsoft.AspNetCore.WebUtilities;

namespace Ciac.Sandbox.Tests.OneNetwork;

[Collection(SandboxCollection.Name)]
public sealed class OneNetworkTests(SandboxWorld world) : IAsyncLifetime
{
    private readonly RelyingParty _party = new(world);
    private string _identifier = "";

    public async Task InitializeAsync() => _identifier = (await world.SeedAsync("local")).GetProperty("identifier").GetString()!;

    public Task DisposeAsync() => LieAsync("none");

    [Fact]
    public async Task Discovery_names_its_issuer_and_endpoints_below_it()
    {
        var found = await world.Http.GetFromJsonAsync<JsonElement>("/one-network/.well-known/openid-configuration");
        Assert.Equal(RelyingParty.Issuer, found.GetProperty("issuer").GetString());
        Assert.Equal($"{RelyingParty.Issuer}/token", found.GetProperty("token_endpoint").GetString());
        await LieAsync("wrong-discovery-issuer");
        Assert.DoesNotContain(RelyingParty.Issuer, (await world.Http.GetFromJsonAsync<JsonElement>("/one-network/.well-known/openid-configuration")).GetProperty("issuer").GetString());
    }

    [Theory]
    [InlineData("法定代表人", "legal-representative", "representative")]
    [InlineData("管理员", "administrator", "holder")]
    public async Task Account_chosen_on_the_page_signs_in_with_its_claims(string shown, string role, string person)
    {
        var back = await _party.SignInAsync(_identifier, shown);
        Assert.Equal((_party.State, RelyingParty.Issuer), (back["state"], back["iss"]));
        var tokens = await _party.TokensAsync(back["code"]);
        var idToken = tokens.GetProperty("id_token").GetString()!;
        Assert.Null(await _party.ObjectionAsync(idToken));

        var user = await UserInfoAsync(tokens);
        Assert.Equal(RelyingParty.Part(idToken, 1).GetProperty("sub").GetString(), user.GetProperty("sub").GetString());
        Assert.Equal(_identifier, user.GetProperty("credit_code").GetString());
        Assert.Equal(role, user.GetProperty("role").GetString());
        var expected = (await world.SeedAsync("local")).GetProperty(person);
        Assert.Equal(expected.GetProperty("idNumber").GetString(), user.GetProperty("id_number").GetString());
    }

    [Fact]
    public async Task Code_is_redeemed_once()
    {
        var code = (await _party.SignInAsync(_identifier, "管理员"))["code"];
        await _party.TokensAsync(code);
        await AssertInvalidGrantAsync(await _party.RedeemAsync(code));
    }

    [Fact]
    public async Task Code_with_a_wrong_verifier_or_redirect_uri_is_lost()
    {
        var code = (await _party.SignInAsync(_identifier, "管理员"))["code"];
        await AssertInvalidGrantAsync(await _party.RedeemAsync(code, verifier: new string('a', 43)));
        await AssertInvalidGrantAsync(await _party.RedeemAsync(code));
        var other = (await _party.SignInAsync(_identifier, "管理员"))["code"];
        await AssertInvalidGrantAsync(await _party.RedeemAsync(other, redirectUri: "https://127.0.0.1:5443/callbacks/one-network"));
    }

    [Theory]
    [InlineData("redirect_uri", "https://attacker.example/")]
    [InlineData("redirect_uri", "http://127.0.0.1:5080/callbacks/one-network/")]
    [InlineData("client_id", "somebody")]
    public async Task Unregistered_client_or_address_is_never_redirected_to(string field, string value)
    {
        var request = _party.Request();
        request[field] = value;
        using var answer = await world.Browser.GetAsync(QueryHelpers.AddQueryString("/one-network/authorize", request));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    public async Task Wrong_request_is_sent_back_with_its_error(string field, string value, string error)
    {
        var request = _party.Request();
        request[field] = value;
        var back = await _party.SentToAsync(new(HttpMethod.Get, QueryHelpers.AddQueryString("/one-network/authorize", request)));
        Assert.Equal((error, _party.State), (back["error"], back["state"]));
        Assert.False(back.ContainsKey("code"));
    }

    [Fact]
    public async Task User_who_cancels_is_sent_back_with_access_denied()
    {
        var html = await world.Http.GetStringAsync(QueryHelpers.AddQueryString("/one-network/authorize", _party.Request()));
        Assert.Equal("access_denied", (await _party.PressAsync(html, ""))["error"]);
    }

    [Theory]
    [InlineData("wrong-issuer", "iss")]
    [InlineData("wrong-audience", "aud")]
    [InlineData("expired", "exp")]
    [InlineData("wrong-nonce", "nonce")]
    [InlineData("bad-signature", "signature")]
    [InlineData("unsigned", "alg")]
    [InlineData("unknown-kid", "kid")]
    public async Task Lie_in_the_token_is_seen_by_a_careful_party(string fault, string objection)
    {
        await LieAsync(fault);
        var tokens = await _party.TokensAsync((await _party.SignInAsync(_identifier, "管理员"))["code"]);
        Assert.Equal(objection, await _party.ObjectionAsync(tokens.GetProperty("id_token").GetString()!));
    }

    [Fact]
    public async Task Lies_in_the_answer_and_in_userinfo_are_there_when_asked_for()
    {
        await LieAsync("wrong-state");
        Assert.NotEqual(_party.State, (await _party.SignInAsync(_identifier, "管理员"))["state"]);
        await LieAsync("wrong-response-issuer");
        var back = await _party.SignInAsync(_identifier, "管理员");
        Assert.NotEqual(RelyingParty.Issuer, back["iss"]);
        await LieAsync("wrong-userinfo-subject");
        var tokens = await _party.TokensAsync(back["code"]);
        Assert.NotEqual(RelyingParty.Part(tokens.GetProperty("id_token").GetString()!, 1).GetProperty("sub").GetString(),
            (await UserInfoAsync(tokens)).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Userinfo_without_a_token_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.GetAsync("/one-network/userinfo")).StatusCode);

    private static async Task AssertInvalidGrantAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("invalid_grant", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
        }
    }

    private async Task<JsonElement> UserInfoAsync(JsonElement tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/one-network/userinfo");
        request.Headers.Authorization = new("Bearer", tokens.GetProperty("access_token").GetString());
        using var answer = await world.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task LieAsync(string fault) =>
        (await world.Http.PostAsJsonAsync("/one-network/faults", new { fault })).EnsureSuccessStatusCode();
}
