using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.Trust;

/// <summary>Which keys and signature algorithms still count.</summary>
internal static class KeyStrength
{
    private const int LeastRsaBits = 2048;
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    /// <summary>The key is strong and so is the signature on the certificate.</summary>
    public static bool Suffices(X509Certificate2 certificate) =>
        KeySuffices(certificate) && SignatureAlgorithm.OfCertificate(certificate) is not null;

    public static bool KeySuffices(X509Certificate2 certificate)
    {
        if (GmCryptography.HasKey(certificate)) return true;
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null) return rsa.KeySize >= LeastRsaBits;
            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa is not null && Curves.Contains(ecdsa.ExportParameters(false).Curve.Oid?.Value);
        }
        catch (CryptographicException)
        {
            // A key that the platform cannot even load (a curve it does not know) is not one we could rely on.
            return false;
        }
    }
}
