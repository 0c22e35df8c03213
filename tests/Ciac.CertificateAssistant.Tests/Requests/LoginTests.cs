using System.Net;

namespace Ciac.CertificateAssistant.Tests.Requests;

public sealed class LoginTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    [Fact]
    public async Task Proof_of_possession_is_named_in_the_window_and_cannot_pass_for_a_login()
    {
        shared.Token.WriteTo(shared.Assistant.Folder, "possession");
        var id = await shared.Assistant.OpenAsync(new Dictionary<string, object?>(Orders.Login(shared.Token.Id)) { ["purpose"] = "possession" });
        Assert.Contains("证明持有证书", await shared.Assistant.ReadAsync($"/requests/{id}"));
        await shared.Assistant.TypePinAsync(id, TestToken.Pin);
        var (_, answer) = await shared.Assistant.GetAsync($"/v1/requests/{id}?wait=20");
        var signature = answer.GetProperty("signature").GetBytesFromBase64();
        Assert.True(shared.Token.Verifies(Orders.LoginBytes(purpose: "possession"), signature));
        Assert.False(shared.Token.Verifies(Orders.LoginBytes(), signature));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task Login_with_the_right_pin_signs_the_separated_bytes(string algorithm)
    {
        var assistant = shared.Assistant;
        var token = algorithm == "RS256" ? shared.Token : TestToken.Curve();
        token.WriteTo(assistant.Folder, algorithm);
        var id = await assistant.OpenAsync(Orders.Login(token.Id));

        Assert.Equal(HttpStatusCode.SeeOther, (await assistant.TypePinAsync(id, TestToken.Pin)).Status);

        var (_, answer) = await assistant.GetAsync($"/v1/requests/{id}?wait=20");
        Assert.Equal("signed", answer.GetProperty("state").GetString());
        Assert.Equal(algorithm, answer.GetProperty("algorithm").GetString());
        Assert.True(token.Verifies(Orders.LoginBytes(), answer.GetProperty("signature").GetBytesFromBase64()));
        Assert.False(token.Verifies(Orders.LoginBytes("https://evil.example"), answer.GetProperty("signature").GetBytesFromBase64()));
        Assert.Contains("签名已完成", await assistant.ReadAsync($"/requests/{id}"));
    }

    [Theory]
    [InlineData("challenge", null)]
    [InlineData("challenge", "short")]
    [InlineData("challenge", "q8sT0mB2uV4wX6yZ8aC0eG2iK4mO6qS8uW0yA2cE4g+")]
    [InlineData("challenge", "q8sT0mB2uV4wX6yZ8aC0eG2iK4mO6qS8uW0yA2cE4gI\n")]
    [InlineData("challengeId", null)]
    [InlineData("challengeId", "")]
    [InlineData("challengeId", "a b")]
    public async Task Login_with_a_weak_challenge_is_refused(string field, string? value)
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var order = Orders.Login(token.Id);
        order[field] = value;
        var (status, body) = await assistant.AskAsync(HttpMethod.Post, "/v1/sign", order);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("challenge-malformed", body.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Login")]
    [InlineData("raw")]
    [InlineData("seal")]
    [Trait("Case", "C-12")]
    public async Task Login_order_under_another_purpose_is_refused(string? purpose)
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var order = Orders.Login(token.Id);
        order["purpose"] = purpose;
        Assert.Equal(HttpStatusCode.BadRequest, (await assistant.AskAsync(HttpMethod.Post, "/v1/sign", order)).Status);
    }
}
