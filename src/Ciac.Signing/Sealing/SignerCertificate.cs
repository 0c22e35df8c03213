using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Sealing;

/// <summary>The public half of a signer: which algorithm its key signs with, and whether a value is its own.</summary>
internal sealed class SignerCertificate : IDisposable
{
    private const int LeastRsaBits = 2048;
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    public SignerCertificate(byte[] der)
    {
        try
        {
            Certificate = X509CertificateLoader.LoadCertificate(der);
            IsSm2 = GmCryptography.HasKey(Certificate);
            // The platform cannot open a key of that curve.
            if (IsSm2) return;
            _rsa = Certificate.GetRSAPublicKey();
            _ecdsa = Certificate.GetECDsaPublicKey();
        }
        catch (CryptographicException)
        {
            throw new SealingException(SealingFailure.UnusableCertificate, "the signer's certificate cannot be read");
        }
        if (!IsUsable) throw new SealingException(SealingFailure.UnusableCertificate, "the signer's key is neither RSA of 2048 bits or more nor on P-256, P-384 or SM2");
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>sha256WithRSAEncryption, ecdsa-with-SHA256 or SM2-with-SM3: the attributes are hashed with SHA-256 on every other curve, as remote keys expect.</summary>
    public string AlgorithmOid => IsSm2 ? GmCryptography.Sm2WithSm3Oid : _rsa is not null ? "1.2.840.113549.1.1.11" : "1.2.840.10045.4.3.2";

    public bool IsRsa => _rsa is not null;

    public bool IsSm2 { get; }

    /// <summary>The digest of document, attributes and certificate.</summary>
    public HashAlgorithmName Hash => IsSm2 ? GmCryptography.Sm3 : HashAlgorithmName.SHA256;

    public string HashOid => IsSm2 ? GmCryptography.Sm3Oid : CmsOids.Sha256;

    /// <summary>What a key signs that is handed a digest and not the attributes; SM2 hashes its own key before them.</summary>
    public byte[] DigestToSign(byte[] attributes) => IsSm2 ? GmCryptography.Digest(Certificate, attributes) : SHA256.HashData(attributes);

    private bool IsUsable => _rsa is { KeySize: >= LeastRsaBits } || _ecdsa is { KeySize: 256 or 384 };

    /// <summary>The value as it is embedded, after checking that it is this key's signature of <paramref name="data"/>.</summary>
    /// <exception cref="SealingException">It is not.</exception>
    public byte[] Accept(byte[] data, byte[] value)
    {
        if (IsSm2 && Sm2Signature.Verifies(Certificate, data, value)) return Sm2Signature.IsRaw(value) ? RawSignature.ToDer(value) : value;
        if (_rsa is not null && _rsa.VerifyData(data, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return value;
        if (_ecdsa is not null && Verifies(data, value, DSASignatureFormat.Rfc3279DerSequence)) return value;
        if (_ecdsa is not null && Verifies(data, value, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) return RawSignature.ToDer(value);
        throw new SealingException(SealingFailure.ValueMismatch, "the value is not the certificate key's signature of the prepared attributes");
    }

    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
        Certificate.Dispose();
    }

    private bool Verifies(byte[] data, byte[] value, DSASignatureFormat format) =>
        _ecdsa!.VerifyData(data, value, HashAlgorithmName.SHA256, format);
}
