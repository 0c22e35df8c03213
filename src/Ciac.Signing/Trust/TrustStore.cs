using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>The roots that are trusted and the intermediates that help to reach them. Never the operating system's store.</summary>
public sealed class TrustStore
{
    private TrustStore(X509Certificate2Collection roots, X509Certificate2Collection intermediates)
    {
        Roots = roots;
        Intermediates = intermediates;
    }

    internal X509Certificate2Collection Roots { get; }

    internal X509Certificate2Collection Intermediates { get; }

    /// <summary>A store of these certificates; it lives as long as they do.</summary>
    public static TrustStore Load(IEnumerable<X509Certificate2> roots, IEnumerable<X509Certificate2> intermediates) =>
        new([.. roots], [.. intermediates]);

    /// <summary>The same roots with further certificates that came along with a signature: helpers only, they add no trust.</summary>
    internal TrustStore With(IEnumerable<X509Certificate2> others) => new(Roots, [.. Intermediates, .. others]);
}
