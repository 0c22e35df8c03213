using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.CertificateAssistant.Tests;

/// <summary>A key with a certificate as the certificate authority of the sandbox would issue it.</summary>
public sealed class TestToken
{
    public const string Pin = "123456";
    public const string Enterprise = "上海某某建设有限公司";
    public const string UniqueId = "109@XY1231011742505934X2";

    public X509Certificate2 Certificate { get; }
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Certificate.RawData));

    private TestToken(X509Certificate2 certificate) => Certificate = certificate;

    // Made once: finding the primes would be most of the time that these tests take.
    private static readonly Lazy<TestToken> OneRsa = new(MakeRsa);

    public static TestToken Rsa() => OneRsa.Value;

    private static TestToken MakeRsa()
    {
        using var key = RSA.Create(2048);
        return new TestToken(Issue(new CertificateRequest(Name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    public static TestToken Curve(ECCurve? curve = null)
    {
        using var key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        return new TestToken(Issue(new CertificateRequest(Name, key, HashAlgorithmName.SHA256)));
    }

    /// <summary>Writes name.p12 and, unless told otherwise, name.crt.</summary>
    public string WriteTo(string folder, string name, bool withCertificate = true)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{name}.p12"), Certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Pin));
        if (withCertificate) File.WriteAllText(Path.Combine(folder, $"{name}.crt"), Certificate.ExportCertificatePem());
        return $"{name}.p12";
    }

    public bool Verifies(byte[] bytes, byte[] signature)
    {
        using var rsa = Certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var curve = Certificate.GetECDsaPublicKey()!;
        return curve.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static X500DistinguishedName Name => new($"C=CN, O={Enterprise}, CN={Enterprise}");

    private static X509Certificate2 Issue(CertificateRequest request)
    {
        var text = new AsnWriter(AsnEncodingRules.DER);
        text.WriteCharacterString(UniversalTagNumber.UTF8String, UniqueId);
        request.CertificateExtensions.Add(new X509Extension("1.2.156.112570.11.205", text.Encode(), critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }
}
