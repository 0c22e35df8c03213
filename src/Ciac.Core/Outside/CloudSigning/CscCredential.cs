using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>A credential out of the provider's words; null when they cannot be understood.</summary>
internal static class CscCredential
{
    private const string RsaKey = "1.2.840.113549.1.1.1";

    public static SigningCredential? From(string id, CredentialsInfoAnswer info)
    {
        var chain = info.Cert.Certificates.Select(Bytes).ToList();
        if (chain.Count == 0 || chain.Contains(null) || AlgorithmOf(chain[0]!) is not { } algorithm)
            return null;
        return new SigningCredential
        {
            Id = id,
            CertificateChain = [.. chain.Select(certificate => certificate!)],
            KeyAlgorithm = algorithm,
            Status = StatusOf(info),
            MaskedPhone = info.MaskedPhone,
        };
    }

    public static byte[]? Bytes(string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) * 3 / 4 + 3];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }

    // The certificate decides, not the provider's list of algorithms: the signature is checked against it.
    private static SigningKeyAlgorithm? AlgorithmOf(byte[] der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            // The services sign SHA-256 digests only: a key for SM3 is none of theirs.
            if (Sm2Signature.IsKeyOf(certificate)) return null;
            return certificate.PublicKey.Oid.Value == RsaKey ? SigningKeyAlgorithm.Rsa : SigningKeyAlgorithm.EcdsaP256;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static SigningCredentialStatus StatusOf(CredentialsInfoAnswer info) => (info.Key.Status, info.Cert.Status) switch
    {
        (_, "revoked") => SigningCredentialStatus.Revoked,
        (_, "expired") => SigningCredentialStatus.Expired,
        (_, "suspended") => SigningCredentialStatus.Suspended,
        ("enabled", null or "valid") => SigningCredentialStatus.Usable,
        _ => SigningCredentialStatus.Disabled,
    };
}
