using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust.Gm;

/// <summary>The path of a certificate that was signed by SM2 (RFC 5280 §6.1), link by link, because the platform's chain cannot read it.</summary>
internal static class GmPath
{
    private const int Longest = 8;

    // Constraints on names and policies are not worked out here, so whoever carries them is not followed.
    private static readonly string[] NotWorkedOut = ["2.5.29.30", "2.5.29.33", "2.5.29.36", "2.5.29.54"];

    /// <summary>Whether the certificate's signature is one for this path.</summary>
    public static bool IsFor(X509Certificate2 leaf) => SignatureAlgorithm.OfCertificate(leaf)?.Hash == GmCryptography.Sm3;

    public static PathResult Validate(X509Certificate2 leaf, TrustStore trust, DateTimeOffset at)
    {
        if (Climb(leaf, trust) is not { } chain) return new PathResult(PathFailure.Untrusted, [leaf]);
        return new PathResult(OfIssuers(chain) ?? OfTime(chain, at.UtcDateTime), [.. chain.Select(link => X509CertificateLoader.LoadCertificate(link.RawData))]);
    }

    /// <summary>From the leaf to a root, the roots first; null when nobody there issued a link.</summary>
    private static List<X509Certificate2>? Climb(X509Certificate2 leaf, TrustStore trust)
    {
        var chain = new List<X509Certificate2> { leaf };
        while (chain.Count < Longest)
        {
            if (trust.Roots.FirstOrDefault(root => IssuedBy.Holds(chain[^1], root)) is { } root) return [.. chain, root];
            if (trust.Intermediates.FirstOrDefault(link => !chain.Contains(link) && IssuedBy.Holds(chain[^1], link)) is not { } next) return null;
            chain.Add(next);
        }

        return null;
    }

    private static PathFailure? OfIssuers(List<X509Certificate2> chain)
    {
        for (var i = 1; i < chain.Count; i++)
        {
            var (issuer, isRoot) = (chain[i], i == chain.Count - 1);
            if (!isRoot && !CertificateForm.IsStrict(issuer)) return PathFailure.Malformed;
            if (CertificateForm.HasUnknownCritical(issuer)) return PathFailure.UnknownCriticalExtension;
            if (!(isRoot ? KeyStrength.KeySuffices(issuer) : KeyStrength.Suffices(issuer))) return PathFailure.WeakAlgorithm;
            if (!MayIssue(issuer, between: i - 1)) return PathFailure.Untrusted;
        }

        return null;
    }

    private static bool MayIssue(X509Certificate2 issuer, int between)
    {
        var constraints = issuer.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        var usage = issuer.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        return constraints is { CertificateAuthority: true }
            && (!constraints.HasPathLengthConstraint || constraints.PathLengthConstraint >= between)
            && usage?.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign) is not false
            && issuer.Extensions.All(extension => !NotWorkedOut.Contains(extension.Oid?.Value));
    }

    private static PathFailure? OfTime(List<X509Certificate2> chain, DateTime at)
    {
        if (chain.Exists(link => link.NotBefore.ToUniversalTime() > at)) return PathFailure.NotYetValid;
        return chain.Exists(link => link.NotAfter.ToUniversalTime() < at) ? PathFailure.Expired : null;
    }
}
