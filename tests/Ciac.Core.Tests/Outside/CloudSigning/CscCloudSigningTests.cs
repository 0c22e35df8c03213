using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Tests.Outside.Ca;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.CloudSigning;

public sealed class CscCloudSigningTests
{
    private static readonly SigningOrder Order = new("cred-1", Enumerable.Repeat((byte)7, 32).ToArray(), "request-9") { DocumentDigest = Enumerable.Repeat((byte)9, 32).ToArray() };

    [Fact]
    public async Task A_persons_credential_is_found_with_its_chain()
    {
        using var certificate = TestCertificates.Person("王某", "11010519491231002X");
        var provider = Listing("cred-1").Answering("/csc/v2/credentials/info", 200, Info(certificate.RawData));
        var found = Assert.IsType<CredentialResult.Found>(await WithAsync(provider, port => port.FindCredentialAsync("11010519491231002X", CancellationToken.None)));
        Assert.Equal(("cred-1", SigningKeyAlgorithm.EcdsaP256, SigningCredentialStatus.Usable, "138****5678"), (found.Credential.Id, found.Credential.KeyAlgorithm, found.Credential.Status, found.Credential.MaskedPhone));
        Assert.Equal(certificate.RawData, Assert.Single(found.Credential.CertificateChain));
    }

    [Fact]
    public async Task A_person_without_a_certificate_has_none() =>
        Assert.IsType<CredentialResult.None>(await WithAsync(Listing(), port => port.FindCredentialAsync("11010519491231002X", CancellationToken.None)));

    [Theory]
    [InlineData("enabled", "revoked", SigningCredentialStatus.Revoked)]
    [InlineData("enabled", "expired", SigningCredentialStatus.Expired)]
    [InlineData("disabled", "valid", SigningCredentialStatus.Disabled)]
    public async Task A_credential_that_cannot_sign_says_why(string key, string cert, SigningCredentialStatus status)
    {
        using var certificate = TestCertificates.Person("王某", "11010519491231002X");
        var provider = Listing("cred-1").Answering("/csc/v2/credentials/info", 200, Info(certificate.RawData, key, cert));
        var found = Assert.IsType<CredentialResult.Found>(await WithAsync(provider, port => port.FindCredentialAsync("11010519491231002X", CancellationToken.None)));
        Assert.Equal(status, found.Credential.Status);
    }

    [Fact]
    public async Task Of_two_credentials_the_usable_one_is_taken()
    {
        using var certificate = TestCertificates.Person("王某", "11010519491231002X");
        var provider = Listing("old", "new");
        provider.Answering("/csc/v2/credentials/info", context => context.Response.WriteAsJsonAsync(Info(certificate.RawData, cert: provider.Bodies[^1].Contains("old", StringComparison.Ordinal) ? "expired" : "valid"), Wire.AsWritten));
        var found = Assert.IsType<CredentialResult.Found>(await WithAsync(provider, port => port.FindCredentialAsync("11010519491231002X", CancellationToken.None)));
        Assert.Equal("new", found.Credential.Id);
    }

    [Fact]
    public async Task An_unreadable_certificate_is_no_credential()
    {
        var provider = Listing("cred-1").Answering("/csc/v2/credentials/info", 200, Info([1, 2, 3]));
        Assert.IsType<CredentialResult.Down>(await WithAsync(provider, port => port.FindCredentialAsync("11010519491231002X", CancellationToken.None)));
    }

    [Fact]
    public async Task A_challenge_carries_hash_client_data_and_key()
    {
        string? key = null;
        var provider = Provider().Answering("/csc/v2/credentials/getChallenge", context =>
        {
            key = context.Request.Headers["Idempotency-Key"];
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        Assert.IsType<ChallengeResult.Sent>(await WithAsync(provider, port => port.RequestChallengeAsync(Order, "key-1", CancellationToken.None)));
        using var sent = JsonDocument.Parse(Assert.Single(provider.Bodies));
        Assert.Equal("key-1", key);
        Assert.Equal(("cred-1", "OTP"), (sent.RootElement.GetProperty("credentialID").GetString(), sent.RootElement.GetProperty("authObjectID").GetString()));
        Assert.Equal(Order.Hash, sent.RootElement.GetProperty("hashes")[0].GetBytesFromBase64());
        Assert.Equal([.. Order.DocumentDigest, .. Encoding.UTF8.GetBytes("request-9")], Base64Url.DecodeFromChars(sent.RootElement.GetProperty("clientData").GetString()));
    }

    [Fact]
    public async Task A_challenge_that_the_provider_refuses_was_not_sent()
    {
        var provider = Provider().Answering("/csc/v2/credentials/getChallenge", 400, new { error = "invalid_request", error_description = "The credential identified by credentialID is disabled" });
        var refused = Assert.IsType<ChallengeResult.Refused>(await WithAsync(provider, port => port.RequestChallengeAsync(Order, "key-1", CancellationToken.None)));
        Assert.Equal("invalid_request", refused.Error);
    }

    [Fact]
    public async Task A_challenge_to_nobody_was_not_sent()
    {
        await using var world = OutsideWorld.Of(OutsideWorld.Nobody());
        Assert.IsType<ChallengeResult.Refused>(await world.GetRequiredService<ICloudSigning>().RequestChallengeAsync(Order, "key-1", CancellationToken.None));
    }

    [Theory]
    [InlineData(PartyFault.Slow)]
    [InlineData(PartyFault.Half)]
    [InlineData(PartyFault.ServerFault)]
    [InlineData(PartyFault.HangsUp)]
    [InlineData(PartyFault.Redirect)]
    public async Task A_challenge_without_a_clear_answer_is_unknown_and_asked_only_once(PartyFault fault)
    {
        var provider = Provider().Failing("/csc/v2/credentials/getChallenge", fault);
        await using var party = await provider.StartAsync();
        await using var world = OutsideWorld.Of(party.Address, fault);
        Assert.IsType<ChallengeResult.Unknown>(await world.GetRequiredService<ICloudSigning>().RequestChallengeAsync(Order, "key-1", CancellationToken.None));
        Assert.Single(provider.Bodies);
    }

    [Theory]
    [InlineData("sent", typeof(ChallengeLookup.Sent))]
    [InlineData("unknown", typeof(ChallengeLookup.NotSent))]
    [InlineData("something", typeof(ChallengeLookup.Unknown))]
    public async Task A_challenge_is_looked_up_by_its_key(string state, Type expected)
    {
        var provider = Provider().Answering("/csc/v2/credentials/challengeStatus", 200, new { state });
        Assert.IsType(expected, await WithAsync(provider, port => port.LookUpChallengeAsync("key-1", CancellationToken.None)));
        Assert.Equal("""{"idempotencyKey":"key-1"}""", Assert.Single(provider.Bodies));
    }

    [Theory]
    [MemberData(nameof(PartyFaults.All), MemberType = typeof(PartyFaults))]
    public async Task A_broken_provider_is_down_and_never_a_wrong_code(PartyFault fault)
    {
        foreach (var path in new[] { "credentials/list", "credentials/authorize", "credentials/challengeStatus", "signatures/signHash" })
        {
            var provider = Provider().Failing($"/csc/v2/{path}", fault);
            await using var party = await provider.StartAsync();
            await using var world = OutsideWorld.Of(party.Address, fault);
            var port = world.GetRequiredService<ICloudSigning>();
            var isDown = path switch
            {
                "credentials/list" => await port.FindCredentialAsync("11010519491231002X", CancellationToken.None) is CredentialResult.Down,
                "credentials/authorize" => await port.AuthorizeAsync(Order, "123456", CancellationToken.None) is AuthorizeResult.Down,
                "credentials/challengeStatus" => await port.LookUpChallengeAsync("key", CancellationToken.None) is ChallengeLookup.Unknown,
                _ => await port.SignHashAsync(Order, "sad", SigningKeyAlgorithm.Rsa, CancellationToken.None) is SignHashResult.Down,
            };
            Assert.True(isDown, path);
        }
    }

    private static BearerParty Provider() => new("/csc/v2/oauth2/token", "csc-secret");

    private static BearerParty Listing(params string[] ids) => Provider().Answering("/csc/v2/credentials/list", 200, new { credentialIDs = ids });

    private static Dictionary<string, object> Info(byte[] certificate, string key = "enabled", string cert = "valid") => new()
    {
        ["key"] = new { status = key, algo = new[] { "1.2.840.10045.4.3.2" }, len = 256 },
        ["cert"] = new { status = cert, certificates = new[] { Convert.ToBase64String(certificate) } },
        ["x-maskedPhone"] = "138****5678",
    };

    private static async Task<T> WithAsync<T>(BearerParty provider, Func<ICloudSigning, Task<T>> ask)
    {
        await using var party = await provider.StartAsync();
        await using var world = OutsideWorld.Of(party.Address);
        return await ask(world.GetRequiredService<ICloudSigning>());
    }
}
