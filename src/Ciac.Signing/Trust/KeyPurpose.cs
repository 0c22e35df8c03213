using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>Whether a certificate's key usage and purposes fit what it is about to do (RFC 5280 §4.2.1.3, §4.2.1.12).</summary>
internal static class KeyPurpose
{
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string Any = "2.5.29.37.0";

    // Client authentication and e-mail (what enterprise certificates carry), document signing (RFC 9336), Adobe's and Microsoft's own.
    private static readonly string[] ForDocuments = [ClientAuth, "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.2.840.113583.1.1.5", "1.3.6.1.4.1.311.10.3.12", Any];

    public static bool Fits(X509Certificate2 certificate, PathPurpose purpose)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        var signs = usage.HasFlag(X509KeyUsageFlags.DigitalSignature);
        var commits = usage.HasFlag(X509KeyUsageFlags.NonRepudiation);
        return purpose switch
        {
            PathPurpose.Login => signs && NoneOrOneOf(certificate, [ClientAuth, Any]),
            // Chinese keys come in pairs: the encryption certificate has neither bit and so cannot seal.
            PathPurpose.Sealing => (signs || commits) && NoneOrOneOf(certificate, ForDocuments),
            PathPurpose.Timestamp => (signs || commits || usage == X509KeyUsageFlags.None) && IsTimestampOnly(certificate),
            _ => false,
        };
    }

    /// <summary>The certificate names this purpose.</summary>
    public static bool Names(X509Certificate2 certificate, string purpose) => Purposes(certificate).Contains(purpose);

    private static bool NoneOrOneOf(X509Certificate2 certificate, string[] accepted)
    {
        var purposes = Purposes(certificate);
        return purposes.Count == 0 || purposes.Any(accepted.Contains);
    }

    private static bool IsTimestampOnly(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { Critical: true } && Purposes(certificate) is [TimeStamping];

    private static List<string> Purposes(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>()).Select(oid => oid.Value ?? "")];
}
