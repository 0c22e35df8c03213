using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

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
            _rsa = Certificate.GetRSAPublicKey();
            _ecdsa = Certificate.GetECDsaPublicKey();
        }
        catch (CryptographicException)
        {
            throw new SealingException(SealingFailure.UnusableCertificate, "the signer's certificate cannot be read");
        }
        if (!IsUsable) throw new SealingException(SealingFailure.UnusableCertificate, "the signer's key is neither RSA of 2048 bits or more nor ECDSA on P-256 or P-384");
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>sha256WithRSAEncryption or ecdsa-with-SHA256: the attributes are hashed with SHA-256 whatever the curve, as remote keys expect.</summary>
    public string AlgorithmOid => _rsa is not null ? "1.2.840.113549.1.1.11" : "1.2.840.10045.4.3.2";

    public bool IsRsa => _rsa is not null;

    private bool IsUsable => _rsa is { KeySize: >= LeastRsaBits } || _ecdsa is { KeySize: 256 or 384 };

    /// <summary>The value as it is embedded, after checking that it is this key's signature of <paramref name="data"/>.</summary>
    /// <exception cref="SealingException">It is not.</exception>
    public byte[] Accept(byte[] data, byte[] value)
    {
        if (_rsa is not null && _rsa.VerifyData(data, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return value;
        if (_ecdsa is not null && Verifies(data, value, DSASignatureFormat.Rfc3279DerSequence)) return value;
        if (_ecdsa is not null && Verifies(data, value, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) return ToDer(value);
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

    /// <summary>Tokens hand out r||s; CMS wants SEQUENCE { r, s } (RFC 5753 §7.2).</summary>
    private static byte[] ToDer(byte[] raw)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            var half = raw.Length / 2;
            writer.WriteIntegerUnsigned(raw.AsSpan(0, half).TrimStart((byte)0) is { Length: > 0 } r ? r : [0]);
            writer.WriteIntegerUnsigned(raw.AsSpan(half).TrimStart((byte)0) is { Length: > 0 } s ? s : [0]);
        }
        return writer.Encode();
    }
}
