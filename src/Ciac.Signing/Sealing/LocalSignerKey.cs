using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Sealing;

/// <summary>The private key that came with a certificate (a file, a key store). The certificate stays its owner's to dispose.</summary>
public sealed class LocalSignerKey(X509Certificate2 certificate) : ISignerKey
{
    /// <inheritdoc/>
    /// <exception cref="SealingException">The certificate has no RSA or ECDSA private key.</exception>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        using var rsa = certificate.GetRSAPrivateKey();
        if (rsa is not null) return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ecdsa = certificate.GetECDsaPrivateKey();
        return ecdsa?.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ?? throw new SealingException(SealingFailure.UnusableCertificate, "the certificate comes without an RSA or ECDSA private key");
    }
}
