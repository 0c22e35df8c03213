using System.Text.Json;
using Ciac.Core.Outside.CloudSigning;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.CloudSigning;

/// <summary>The code goes in, the signature comes out.</summary>
public sealed class CscReleaseTests
{
    private const string AuthorizePath = "/csc/v2/credentials/authorize";
    private const string SignPath = "/csc/v2/signatures/signHash";
    private static readonly SigningOrder Order = new("cred-1", Enumerable.Repeat((byte)7, 32).ToArray(), "request-9");

    [Fact]
    public async Task The_right_code_gives_activation_data_that_no_log_shows()
    {
        var provider = Provider().Answering(AuthorizePath, 200, new { SAD = "secret-sad", expiresIn = 300 });
        var authorized = Assert.IsType<AuthorizeResult.Authorized>(await AuthorizeAsync(provider));
        Assert.Equal(("secret-sad", TimeSpan.FromSeconds(300)), (authorized.Sad, authorized.Life));
        Assert.DoesNotContain("secret-sad", $"{authorized}", StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(Assert.Single(provider.Bodies));
        Assert.Equal("""[{"id":"OTP","value":"482913"}]""", sent.RootElement.GetProperty("authData").GetRawText());
        Assert.Equal(1, sent.RootElement.GetProperty("numSignatures").GetInt32());
        Assert.True(sent.RootElement.TryGetProperty("clientData", out _));
    }

    [Theory]
    [InlineData("invalid_authentication_data", "wrong code", typeof(AuthorizeResult.WrongCode))]
    [InlineData("invalid_authentication_data", null, typeof(AuthorizeResult.WrongCode))]
    [InlineData("invalid_authentication_data", "The code has expired", typeof(AuthorizeResult.CodeExpired))]
    [InlineData("invalid_request", "Credential locked", typeof(AuthorizeResult.Locked))]
    [InlineData("invalid_request", "Hash is not authorized by the SAD", typeof(AuthorizeResult.HashRefused))]
    [InlineData("invalid_request", "The credential identified by credentialID is disabled", typeof(AuthorizeResult.Refused))]
    [InlineData("access_denied", "no", typeof(AuthorizeResult.Refused))]
    public async Task A_refusal_is_told_apart_by_the_standards_words(string error, string? description, Type expected)
    {
        var provider = Provider().Answering(AuthorizePath, 400, new { error, error_description = description });
        Assert.IsType(expected, await AuthorizeAsync(provider));
        Assert.Single(provider.Bodies);
    }

    [Fact]
    public async Task The_tries_left_are_told_when_the_provider_tells_them()
    {
        var provider = Provider().Answering(AuthorizePath, 400, new Dictionary<string, object> { ["error"] = "invalid_authentication_data", ["x-triesLeft"] = 3 });
        Assert.Equal(new AuthorizeResult.WrongCode(3), await AuthorizeAsync(provider));
    }

    [Theory]
    [InlineData(SigningKeyAlgorithm.EcdsaP256, "1.2.840.10045.4.3.2")]
    [InlineData(SigningKeyAlgorithm.Rsa, "1.2.840.113549.1.1.11")]
    public async Task A_signature_is_asked_in_the_keys_algorithm(SigningKeyAlgorithm algorithm, string oid)
    {
        var provider = Provider().Answering(SignPath, 200, new { signatures = new[] { Convert.ToBase64String([1, 2, 3]) } });
        var signature = Assert.IsType<SignHashResult.Signature>(await SignAsync(provider, algorithm));
        Assert.Equal([1, 2, 3], signature.Value);
        using var sent = JsonDocument.Parse(Assert.Single(provider.Bodies));
        Assert.Equal((oid, "sad-1"), (sent.RootElement.GetProperty("signAlgo").GetString(), sent.RootElement.GetProperty("SAD").GetString()));
    }

    [Fact]
    public async Task Spent_activation_data_is_refused()
    {
        var provider = Provider().Answering(SignPath, 400, new { error = "invalid_request", error_description = "Expired SAD" });
        Assert.Equal(new SignHashResult.Refused("invalid_request", "Expired SAD"), await SignAsync(provider, SigningKeyAlgorithm.Rsa));
    }

    [Theory]
    [InlineData("AQI=", "AQI=")]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData]
    public async Task Not_exactly_one_readable_signature_is_none(params string[] signatures)
    {
        var provider = Provider().Answering(SignPath, 200, new { signatures });
        Assert.IsType<SignHashResult.Down>(await SignAsync(provider, SigningKeyAlgorithm.Rsa));
    }

    private static BearerParty Provider() => new("/csc/v2/oauth2/token", "csc-secret");

    private static async Task<AuthorizeResult> AuthorizeAsync(BearerParty provider)
    {
        await using var party = await provider.StartAsync();
        await using var world = OutsideWorld.Of(party.Address);
        return await world.GetRequiredService<ICloudSigning>().AuthorizeAsync(Order, "482913", CancellationToken.None);
    }

    private static async Task<SignHashResult> SignAsync(BearerParty provider, SigningKeyAlgorithm algorithm)
    {
        await using var party = await provider.StartAsync();
        await using var world = OutsideWorld.Of(party.Address);
        return await world.GetRequiredService<ICloudSigning>().SignHashAsync(Order, "sad-1", algorithm, CancellationToken.None);
    }
}
