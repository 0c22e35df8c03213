using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>Keys in a hardware module (SoftHSM2) behind the same seam: signatures like those of a file, and what is wrong said clearly.</summary>
public sealed class TokenSignerKeyTests : IAsyncLifetime
{
    private static readonly X509Certificate2 Rsa = TestAuthority.Shared.IssueRsa("Token");
    private static readonly X509Certificate2 Ec = TestAuthority.Shared.IssueEc("Token");
    private static readonly Lazy<Task> Tokens = new(() => SoftTokens.MakeAsync(("rsa", KeyOf(Rsa)), ("ec", KeyOf(Ec)), ("locked", KeyOf(Ec))));

    public Task InitializeAsync() => Tokens.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_never_leaves_its_module_signs_a_file(bool isRsa)
    {
        var certificate = isRsa ? Rsa : Ec;
        using var key = TokenSignerKey.Open(SoftTokens.Of(isRsa ? "rsa" : "ec"), certificate);

        var signed = Seals.Signer.Sign(SamplePdf.Table("platform"), Seals.Parameters("platform", certificate), key);

        var report = await Verifying.VerifyAsync(signed);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Contains("Signature is Valid", (await Judge.OnFileAsync(signed, "pdfsig", "-nocert")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_share_one_key()
    {
        using var key = TokenSignerKey.Open(SoftTokens.Of("ec"), Ec);
        using var opened = Ec.GetECDsaPublicKey()!;

        var values = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => (Data: new byte[] { (byte)n }, Value: key.Sign([(byte)n])))));

        Assert.All(values, made => Assert.True(opened.VerifyData(made.Data, made.Value, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Fact]
    public async Task A_wrong_pin_and_what_is_not_there_are_told_apart_and_never_tell_the_pin()
    {
        var locked = SoftTokens.Of("locked");
        var nowhere = locked with { Address = "pkcs11:token=nobody;object=seal" };
        foreach (var address in (TokenAddress[])[nowhere, locked with { PinFile = locked.PinFile + ".none" }])
            Assert.Equal(SealingFailure.TokenMissing, Assert.Throws<SealingException>(() => TokenSignerKey.Open(address, Ec)).Failure);

        await File.WriteAllTextAsync(locked.PinFile, "wrong-4712");
        var refused = Assert.Throws<SealingException>(() => TokenSignerKey.Open(locked, Ec));
        Assert.Equal(SealingFailure.PinRefused, refused.Failure);
        Assert.DoesNotContain("4712", refused.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(locked.PinFile, SoftTokens.Pin);
        var otherKey = locked with { Address = "pkcs11:token=locked;object=none" };
        Assert.Equal(SealingFailure.TokenMissing, Assert.Throws<SealingException>(() => TokenSignerKey.Open(otherKey, Ec)).Failure);
        TokenSignerKey.Open(locked, Ec).Dispose();
    }

    [Fact]
    public void A_key_of_another_certificate_is_noticed_before_anything_is_written()
    {
        using var key = TokenSignerKey.Open(SoftTokens.Of("ec"), Ec);

        var refused = Assert.Throws<SealingException>(() => Seals.Signer.Sign(SamplePdf.Table("platform"), Seals.Parameters("platform", Seals.Platform), key));

        Assert.Equal(SealingFailure.ValueMismatch, refused.Failure);
    }

    private static AsymmetricAlgorithm KeyOf(X509Certificate2 certificate) => certificate.GetRSAPrivateKey() is { } rsa ? rsa : certificate.GetECDsaPrivateKey()!;
}
