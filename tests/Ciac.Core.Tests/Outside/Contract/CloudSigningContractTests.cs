using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.CloudSigning;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Contract;

[Collection(SandboxCollection.Name)]
public sealed class CloudSigningContractTests(SandboxFixture sandbox)
{
    private readonly ICloudSigning _provider = sandbox.Get<ICloudSigning>();

    [Fact]
    public async Task The_code_in_the_signers_text_releases_a_signature_of_the_ordered_hash_once()
    {
        var (order, credential) = await OrderAsync("local");
        Assert.IsType<ChallengeResult.Sent>(await _provider.RequestChallengeAsync(order, Key(), CancellationToken.None));
        var text = await LatestTextAsync("local");
        Assert.Equal(("确认表", Convert.ToHexString(order.DocumentDigest)[..8]), (text.Text("title"), text.Text("fingerprint")));

        var authorized = Assert.IsType<AuthorizeResult.Authorized>(await _provider.AuthorizeAsync(order, text.Text("code"), CancellationToken.None));
        var signature = Assert.IsType<SignHashResult.Signature>(await _provider.SignHashAsync(order, authorized.Sad, credential.KeyAlgorithm, CancellationToken.None));

        using var certificate = X509CertificateLoader.LoadCertificate(credential.CertificateChain[0]);
        using var key = certificate.GetECDsaPublicKey()!;
        Assert.True(key.VerifyHash(order.Hash, signature.Value, DSASignatureFormat.Rfc3279DerSequence) || key.VerifyHash(order.Hash, signature.Value));
        Assert.IsType<SignHashResult.Refused>(await _provider.SignHashAsync(order, authorized.Sad, credential.KeyAlgorithm, CancellationToken.None));
    }

    [Fact]
    public async Task The_credential_is_the_representatives_own()
    {
        var (_, credential) = await OrderAsync("local");
        var representative = (await sandbox.EnterpriseAsync("local")).GetProperty("representative");
        using var certificate = X509CertificateLoader.LoadCertificate(credential.CertificateChain[0]);
        var identity = Assert.IsType<CertificateIdentityResult<PersonCertificateIdentity>.Read>(PersonCertificateIdentity.Parse(certificate)).Identity;
        Assert.Equal((representative.Text("name"), representative.Text("idNumber")), (identity.Name, identity.IdNumber));
        Assert.Equal((2, representative.Text("mobile")[..3] + "****" + representative.Text("mobile")[^4..]), (credential.CertificateChain.Count, credential.MaskedPhone));
    }

    [Fact]
    [Trait("Case", "A-17")]
    public async Task Five_wrong_codes_lock()
    {
        var (order, _) = await OrderAsync("local");
        await _provider.RequestChallengeAsync(order, Key(), CancellationToken.None);
        var right = (await LatestTextAsync("local")).Text("code");
        var wrong = right == "000000" ? "000001" : "000000";
        for (var tries = 4; tries >= 0; tries--)
            Assert.Equal(new AuthorizeResult.WrongCode(tries), await _provider.AuthorizeAsync(order, wrong, CancellationToken.None));
        Assert.IsType<AuthorizeResult.Locked>(await _provider.AuthorizeAsync(order, right, CancellationToken.None));
    }

    [Fact]
    [Trait("Case", "A-18")]
    [Trait("Case", "A-48")]
    public async Task A_code_for_one_hash_releases_no_other()
    {
        var (order, _) = await OrderAsync("local");
        await _provider.RequestChallengeAsync(order, Key(), CancellationToken.None);
        var code = (await LatestTextAsync("local")).Text("code");
        var other = order with { Hash = RandomNumberGenerator.GetBytes(32) };
        Assert.IsType<AuthorizeResult.HashRefused>(await _provider.AuthorizeAsync(other, code, CancellationToken.None));
    }

    [Fact]
    public async Task A_repeated_key_texts_once()
    {
        var (order, _) = await OrderAsync("local");
        var key = Key();
        Assert.IsType<ChallengeLookup.NotSent>(await _provider.LookUpChallengeAsync(key, CancellationToken.None));
        await _provider.RequestChallengeAsync(order, key, CancellationToken.None);
        var before = await CountTextsAsync("local");
        Assert.IsType<ChallengeResult.Sent>(await _provider.RequestChallengeAsync(order, key, CancellationToken.None));
        Assert.Equal(before, await CountTextsAsync("local"));
        Assert.IsType<ChallengeLookup.Sent>(await _provider.LookUpChallengeAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task A_challenge_whose_answer_is_late_was_sent_and_can_be_looked_up()
    {
        var (order, _) = await OrderAsync("local");
        var key = Key();
        await using var impatient = sandbox.Impatient();
        var provider = impatient.GetRequiredService<ICloudSigning>();
        Assert.IsType<ChallengeLookup.NotSent>(await provider.LookUpChallengeAsync(key, CancellationToken.None));
        await sandbox.SwitchAsync("csc", "slow");
        var challenge = await provider.RequestChallengeAsync(order, key, CancellationToken.None);
        await sandbox.SwitchAsync("csc", "ok");
        Assert.IsType<ChallengeResult.Unknown>(challenge);
        Assert.IsType<ChallengeLookup.Sent>(await provider.LookUpChallengeAsync(key, CancellationToken.None));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("garbage")]
    public async Task A_provider_in_trouble_is_down(string mode)
    {
        var (order, _) = await OrderAsync("local");
        await sandbox.SwitchAsync("csc", mode);
        var authorize = await _provider.AuthorizeAsync(order, "000000", CancellationToken.None);
        var find = await _provider.FindCredentialAsync("11010519491231002X", CancellationToken.None);
        await sandbox.SwitchAsync("csc", "ok");
        Assert.IsType<AuthorizeResult.Down>(authorize);
        Assert.IsType<CredentialResult.Down>(find);
    }

    [Fact]
    public async Task The_overseas_representative_has_no_certificate()
    {
        var representative = (await sandbox.EnterpriseAsync("overseas")).GetProperty("representative");
        Assert.IsType<CredentialResult.None>(await _provider.FindCredentialAsync(representative.Text("idNumber"), CancellationToken.None));
    }

    private static string Key() => $"challenge-{Guid.NewGuid():N}";

    private async Task<(SigningOrder Order, SigningCredential Credential)> OrderAsync(string category)
    {
        var representative = (await sandbox.EnterpriseAsync(category)).GetProperty("representative");
        var found = Assert.IsType<CredentialResult.Found>(await _provider.FindCredentialAsync(representative.Text("idNumber"), CancellationToken.None));
        Assert.Equal(SigningCredentialStatus.Usable, found.Credential.Status);
        var order = new SigningOrder(found.Credential.Id, RandomNumberGenerator.GetBytes(32), $"request-{Guid.NewGuid():N}")
        {
            DocumentDigest = RandomNumberGenerator.GetBytes(32),
            Title = "确认表",
        };
        return (order, found.Credential);
    }

    private async Task<IReadOnlyList<JsonElement>> TextsAsync(string category) => await sandbox.TextsAsync(
        (await sandbox.EnterpriseAsync(category)).GetProperty("representative").Text("mobile"), "PROVIDER_CODE");

    private async Task<int> CountTextsAsync(string category) => (await TextsAsync(category)).Count;

    private async Task<JsonElement> LatestTextAsync(string category) =>
        (await TextsAsync(category)).MaxBy(text => text.GetProperty("id").GetInt64()).GetProperty("parameters");
}
