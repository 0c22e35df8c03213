using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Tests.Trust;

public sealed class CertificatePathTests
{
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private static readonly TestAuthority Ca = TestAuthority.Shared;
    private static readonly TrustStore Trust = TrustStore.Load([Ca.Root], [Ca.Rsa, Ca.Ec]);

    private static PathResult Check(X509Certificate2 leaf, PathPurpose purpose = PathPurpose.Sealing, DateTimeOffset? at = null) =>
        CertificatePath.Validate(leaf, Trust, at ?? TestAuthority.Today, purpose);

    [Theory]
    [InlineData(PathPurpose.Login)]
    [InlineData(PathPurpose.Sealing)]
    public async Task A_good_certificate_is_trusted_with_its_whole_chain(PathPurpose purpose)
    {
        foreach (var leaf in (X509Certificate2[])[Ca.IssueRsa("a", new LeafOptions { Purposes = [ClientAuth] }), Ca.IssueEc("b"), Ca.IssueEc("c", curve: ECCurve.NamedCurves.nistP384)])
        {
            var result = await CertificatePath.ValidateAsync(leaf, Trust, TestAuthority.Today, purpose);

            Assert.Null(result.Failure);
            Assert.Equal(3, result.Chain.Count);
            Assert.Equal(leaf.Issuer, result.Issuer?.Subject);
        }
    }

    [Fact]
    public void Time_is_the_given_one_and_not_now()
    {
        var leaf = Ca.IssueEc("dated");

        Assert.Equal(PathFailure.NotYetValid, Check(leaf, at: TestAuthority.From.AddSeconds(-2)).Failure);
        Assert.True(Check(leaf, at: TestAuthority.From.AddSeconds(2)).Trusted);
        Assert.True(Check(leaf, at: TestAuthority.From.AddYears(2).AddSeconds(-2)).Trusted);
        Assert.Equal(PathFailure.Expired, Check(leaf, at: TestAuthority.From.AddYears(2).AddSeconds(2)).Failure);
    }

    [Fact]
    [Trait("Case", "C-7")]
    public void Another_authority_with_the_same_names_is_untrusted()
    {
        var twin = new TestAuthority("Test");
        var leaf = twin.IssueRsa("Enterprise");

        Assert.Equal(PathFailure.Untrusted, Check(leaf).Failure);
        Assert.Equal(PathFailure.Untrusted, CertificatePath.Validate(leaf, TrustStore.Load([Ca.Root], [twin.Rsa, twin.Root]), TestAuthority.Today, PathPurpose.Sealing).Failure);
    }

    [Fact]
    [Trait("Case", "C-7")]
    public void A_leaf_that_issues_is_no_authority()
    {
        var leaf = Ca.IssueRsa("leaf");
        var child = TestAuthority.Issue(RSA.Create(2048), leaf, "child", new LeafOptions());
        var trust = TrustStore.Load([Ca.Root], [Ca.Rsa, Ca.Ec, leaf]);

        Assert.Equal(PathFailure.Untrusted, CertificatePath.Validate(child, trust, TestAuthority.Today, PathPurpose.Sealing).Failure);
    }

    [Fact]
    public void A_path_longer_than_the_authority_may_have_is_untrusted()
    {
        var deeper = Ca.IssueRsa("deeper", new LeafOptions { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign });
        var child = TestAuthority.Issue(RSA.Create(2048), deeper, "child", new LeafOptions());
        var trust = TrustStore.Load([Ca.Root], [Ca.Rsa, deeper]);

        Assert.Equal(PathFailure.Untrusted, CertificatePath.Validate(child, trust, TestAuthority.Today, PathPurpose.Sealing).Failure);
    }

    [Fact]
    public void An_authority_certificate_is_no_end_entity() =>
        Assert.Equal(PathFailure.IsAuthority, Check(Ca.IssueRsa("ca", new LeafOptions { IsAuthority = true })).Failure);

    [Fact]
    public void A_self_signed_leaf_is_refused_even_when_it_is_a_root()
    {
        var request = new CertificateRequest("CN=self", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        var leaf = request.CreateSelfSigned(TestAuthority.From, TestAuthority.From.AddYears(1));

        Assert.Equal(PathFailure.SelfSigned, CertificatePath.Validate(leaf, TrustStore.Load([leaf], []), TestAuthority.Today, PathPurpose.Sealing).Failure);
    }

    [Fact]
    [Trait("Case", "C-7")]
    public void Weak_keys_curves_and_digests_are_refused()
    {
        Assert.Equal(PathFailure.WeakAlgorithm, Check(Ca.IssueRsa("short", new LeafOptions { RsaBits = 1024 })).Failure);
        Assert.Equal(PathFailure.WeakAlgorithm, Check(Ca.IssueEc("curve", curve: ECCurve.CreateFromFriendlyName("secp256k1"))).Failure);
        Assert.Equal(PathFailure.WeakAlgorithm, Check(Sha1Leaf()).Failure);
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment, PathPurpose.Login, false)]
    [InlineData(X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyAgreement, PathPurpose.Sealing, false)]
    [InlineData(X509KeyUsageFlags.NonRepudiation, PathPurpose.Login, false)]
    [InlineData(X509KeyUsageFlags.NonRepudiation, PathPurpose.Sealing, true)]
    [InlineData(X509KeyUsageFlags.DigitalSignature, PathPurpose.Login, true)]
    [InlineData(X509KeyUsageFlags.DigitalSignature, PathPurpose.Sealing, true)]
    [Trait("Case", "C-9")]
    public void Key_usage_decides_by_purpose(X509KeyUsageFlags usage, PathPurpose purpose, bool accepted) =>
        Assert.Equal(accepted ? null : PathFailure.WrongKeyUsage, Check(Ca.IssueRsa("usage", new LeafOptions { Usage = usage }), purpose).Failure);

    [Theory]
    [InlineData(ClientAuth, PathPurpose.Login, true)]
    [InlineData(ServerAuth, PathPurpose.Login, false)]
    [InlineData(ServerAuth, PathPurpose.Sealing, false)]
    [InlineData("1.3.6.1.5.5.7.3.36", PathPurpose.Sealing, true)]
    [InlineData(TimeStamping, PathPurpose.Sealing, false)]
    public void Named_purposes_have_to_fit(string purpose, PathPurpose use, bool accepted) =>
        Assert.Equal(accepted ? null : PathFailure.WrongKeyUsage, Check(Ca.IssueRsa("eku", new LeafOptions { Purposes = [purpose] }), use).Failure);

    [Fact]
    public void A_timestamp_certificate_has_that_one_critical_purpose()
    {
        Assert.True(Check(Ca.IssueRsa("tsa", new LeafOptions { Purposes = [TimeStamping], PurposesCritical = true }), PathPurpose.Timestamp).Trusted);
        Assert.Equal(PathFailure.WrongKeyUsage, Check(Ca.IssueRsa("tsa", new LeafOptions { Purposes = [TimeStamping] }), PathPurpose.Timestamp).Failure);
        Assert.Equal(PathFailure.WrongKeyUsage, Check(Ca.IssueRsa("tsa", new LeafOptions { Purposes = [TimeStamping, ClientAuth], PurposesCritical = true }), PathPurpose.Timestamp).Failure);
    }

    [Fact]
    public void An_unknown_critical_extension_is_refused_and_a_harmless_one_is_not()
    {
        var unknown = new X509Extension("1.2.156.10260.4.1.4", [0x0C, 0x01, 0x41], critical: true);
        var harmless = new X509Extension("1.2.156.10260.4.1.4", [0x0C, 0x01, 0x41], critical: false);

        Assert.Equal(PathFailure.UnknownCriticalExtension, Check(Ca.IssueRsa("x", new LeafOptions { Extensions = [unknown] })).Failure);
        Assert.True(Check(Ca.IssueRsa("x", new LeafOptions { Extensions = [harmless] })).Trusted);
    }

    [Fact]
    public void A_negative_serial_number_is_malformed()
    {
        var der = Ca.IssueRsa("negative", new LeafOptions { Serial = [0x40, 1, 2, 3] }).RawData;
        der[der.AsSpan().IndexOf((ReadOnlySpan<byte>)[2, 4, 0x40, 1, 2, 3]) + 2] = 0xC0;

        Assert.Equal(PathFailure.Malformed, Check(X509CertificateLoader.LoadCertificate(der)).Failure);
    }

    [Fact]
    public void A_repeated_extension_is_malformed()
    {
        var extension = new X509Extension("1.2.3.4.5", [5, 0], critical: false);
        var der = Ca.IssueRsa("twice", new LeafOptions { Extensions = [extension, new X509Extension("1.2.3.4.6", [5, 0], critical: false)] }).RawData;
        der[der.AsSpan().IndexOf((ReadOnlySpan<byte>)[6, 4, 0x2A, 3, 4, 6]) + 5] = 5;

        Assert.Equal(PathFailure.Malformed, Check(X509CertificateLoader.LoadCertificate(der)).Failure);
    }

    private static X509Certificate2 Sha1Leaf()
    {
        var request = new CertificateRequest("CN=sha1", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        return request.Create(Ca.Rsa.SubjectName, new Sha1Generator(Ca.Rsa.GetRSAPrivateKey()!), TestAuthority.From, TestAuthority.From.AddYears(1), [1, 2, 3]);
    }

    /// <summary>The platform no longer makes such certificates; they still exist.</summary>
    private sealed class Sha1Generator(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => [0x30, 13, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 13, 1, 1, 5, 5, 0];

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => new(key);
    }
}
