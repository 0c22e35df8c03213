using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// Remembers trusted paths of one set of roots. A path that was trusted once is trusted at every time at which all its
/// certificates are valid, for nothing else in the rules depends on time; refusals are worked out anew.
/// </summary>
internal sealed class PathCache
{
    private const int Most = 5_000;
    private readonly ConcurrentDictionary<(string, PathPurpose), PathResult> _trusted = new();

    /// <summary>As <see cref="CertificatePath.Validate"/>; the roots of <paramref name="trust"/> have to be the same in every call.</summary>
    public PathResult Validate(X509Certificate2 leaf, TrustStore trust, DateTimeOffset at, PathPurpose purpose)
    {
        var key = (leaf.GetCertHashString(HashAlgorithmName.SHA256), purpose);
        if (_trusted.TryGetValue(key, out var known) && known.Chain.All(certificate => IsValid(certificate, at.UtcDateTime))) return known;
        var result = CertificatePath.Validate(leaf, trust, at, purpose);
        if (!result.Trusted) return result;
        if (_trusted.Count >= Most) _trusted.Clear();
        return _trusted[key] = result;
    }

    private static bool IsValid(X509Certificate2 certificate, DateTime at) =>
        certificate.NotBefore.ToUniversalTime() <= at && at <= certificate.NotAfter.ToUniversalTime();
}
