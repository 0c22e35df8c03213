using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>The byte range, the gap, and the CMS in it. Each attack has to be caught by the check that is meant for it.</summary>
public sealed class ValueAttackTests
{
    private static readonly byte[] Base = SamplePdf.Table("enterprise", "platform");
    private static readonly byte[] Signed = Seals.Sign(Base, "enterprise", Seals.Enterprise);
    private static readonly byte[] Content = SignedRange.Of(Signed).Content;

    [Fact]
    public async Task A_regular_cms_of_another_maker_is_accepted()
    {
        var report = await Verifying.VerifyAsync(CmsForge.Resign(Signed, Seals.Enterprise));

        Assert.True(report.Trusted, Verifying.Explain(report));
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "padding", "a byte behind the value" },
        { "padding", "spaces in the gap" },
        { "padding", "mixed letter case" },
        { "digest", "a value of another document" },
        { "value", "a broken value" },
        { "value", "another key's value under this certificate" },
        { "certificate-binding", "another certificate of the same key" },
        { "certificate-binding", "no binding attribute" },
        { "format", "content inside the value" },
        { "format", "two signers" },
        { "format", "no signed attributes" },
        { "format", "not a CMS" },
        { "unsigned-parts", "an unknown unsigned attribute" },
        { "unsigned-parts", "a flipped bit in the issuer's certificate" },
        { "timestamp", "a token that is none" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    [Trait("Case", "A-5")]
    public async Task A_forged_value_is_caught_by_its_check(string code, string name)
    {
        var report = await Verifying.VerifyAsync(Forge(name));

        var signature = Assert.Single(report.Signatures);
        Assert.False(signature.Valid, name);
        Assert.Equal(CheckOutcome.Failed, signature.Checks.Single(check => check.Code == code).Outcome);
    }

    private static byte[] Forge(string name) => name switch
    {
        "a byte behind the value" => PatchGap(^8, "0000001"),
        "spaces in the gap" => PatchGap(^8, "00 0000"),
        "mixed letter case" => Forger.Patch(Signed, Hex(SignedRange.Of(Signed).Cms)[..60], Hex(SignedRange.Of(Signed).Cms)[..60].Replace("06092A", "06092a", StringComparison.Ordinal)),
        "a value of another document" => Forger.WithCms(Signed, SignedRange.Of(Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", Seals.Enterprise)).Cms),
        "a broken value" => Forger.WithCms(Signed, Broken()),
        "another key's value under this certificate" => Forger.WithCms(Signed, Impersonated()),
        "another certificate of the same key" => Forger.WithCms(Signed, CmsForge.Make(Content, CmsForge.Signer(SameKey(), bound: Seals.Enterprise))),
        "no binding attribute" => Forger.WithCms(Signed, CmsForge.Make(Content, Unbound())),
        "content inside the value" => Forger.WithCms(Signed, CmsForge.Make([1, 2, 3], CmsForge.Signer(Seals.Enterprise), detached: false)),
        "two signers" => Forger.WithCms(Signed, TwoSigners()),
        "no signed attributes" => Forger.WithCms(Signed, Bare()),
        "not a CMS" => Forger.WithCms(Signed, "hello"u8.ToArray()),
        "an unknown unsigned attribute" => Forger.WithCms(Signed, WithUnsigned("1.2.3.4")),
        "a flipped bit in the issuer's certificate" => Forger.WithCms(Signed, FlippedIssuer()),
        "a token that is none" => Forger.WithCms(Signed, WithUnsigned("1.2.840.113549.1.9.16.2.14")),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static byte[] PatchGap(Index from, string text)
    {
        var range = SignedRange.Of(Signed);
        var copy = (byte[])Signed.Clone();
        Encoding.ASCII.GetBytes(text, copy.AsSpan(range.GapStart + from.GetOffset(range.GapEnd - range.GapStart)));
        return copy;
    }

    private static byte[] Broken()
    {
        var cms = SignedRange.Of(Signed).Cms;
        cms[^3] ^= 1;
        return cms;
    }

    /// <summary>The attacker's key over the victim's own attributes; the RSA value is the end of the message.</summary>
    private static byte[] Impersonated()
    {
        using var attacker = RSA.Create(2048);
        var attributes = Seals.Signer.Prepare(Base, Seals.Parameters("enterprise", Seals.Enterprise)).SignedAttributes;
        var cms = SignedRange.Of(Signed).Cms;
        attacker.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CopyTo(cms, cms.Length - 256);
        return cms;
    }

    private static X509Certificate2 SameKey() =>
        TestAuthority.Issue(Seals.Enterprise.GetRSAPrivateKey()!, TestAuthority.Shared.Rsa, "Renamed", new LeafOptions());

    private static CmsSigner Unbound()
    {
        var signer = CmsForge.Signer(Seals.Enterprise);
        signer.SignedAttributes.Remove(signer.SignedAttributes[0]);
        signer.SignedAttributes.Add(new Pkcs9SigningTime(TestAuthority.Today.UtcDateTime));
        return signer;
    }

    private static byte[] TwoSigners()
    {
        var cms = new SignedCms(new ContentInfo(Content), detached: true);
        cms.ComputeSignature(CmsForge.Signer(Seals.Enterprise));
        cms.ComputeSignature(CmsForge.Signer(Seals.Platform));
        return cms.Encode();
    }

    private static byte[] Bare()
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Seals.Enterprise) { IncludeOption = X509IncludeOption.EndCertOnly, DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1") };
        return CmsForge.Make(Content, signer);
    }

    private static byte[] WithUnsigned(string oid)
    {
        var cms = new SignedCms(new ContentInfo(Content), detached: true);
        cms.ComputeSignature(CmsForge.Signer(Seals.Enterprise));
        cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(oid), [4, 1, 0]));
        return cms.Encode();
    }

    private static byte[] FlippedIssuer()
    {
        var cms = SignedRange.Of(Signed).Cms;
        var at = cms.AsSpan().IndexOf(TestAuthority.Shared.Rsa.RawData);
        cms[at + TestAuthority.Shared.Rsa.RawData.Length - 20] ^= 4;
        return cms;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
