using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>What a certificate is about to be used for.</summary>
public enum PathPurpose
{
    /// <summary>Signing in: digitalSignature, and clientAuth where purposes are named.</summary>
    Login,

    /// <summary>Signing a document: digitalSignature or nonRepudiation.</summary>
    Sealing,

    /// <summary>Signing timestamps: the critical, only purpose timeStamping (RFC 3161 §2.3).</summary>
    Timestamp,
}

/// <summary>Why a certificate is not accepted.</summary>
public enum PathFailure
{
    /// <summary>No path to a trusted root, or a signature on the path does not hold.</summary>
    Untrusted,

    /// <summary>A certificate of the path had ended.</summary>
    Expired,

    /// <summary>A certificate of the path had not begun.</summary>
    NotYetValid,

    /// <summary>Key usage or purposes do not fit; the encryption half of a key pair falls here.</summary>
    WrongKeyUsage,

    /// <summary>SHA-1 or MD5, RSA below 2048 bits, or another curve than P-256, P-384, P-521 and SM2.</summary>
    WeakAlgorithm,

    /// <summary>Not DER, a repeated extension, an impossible serial number, or inner and outer algorithm differ.</summary>
    Malformed,

    /// <summary>The end entity vouches for itself.</summary>
    SelfSigned,

    /// <summary>A CA certificate where an end entity belongs.</summary>
    IsAuthority,

    /// <summary>A critical extension that nobody here understands.</summary>
    UnknownCriticalExtension,
}

/// <summary>The verdict on a certificate at one time for one purpose.</summary>
/// <param name="Failure">Why not; null when trusted.</param>
/// <param name="Chain">Leaf first, root last; only the leaf when no chain was found.</param>
public sealed record PathResult(PathFailure? Failure, IReadOnlyList<X509Certificate2> Chain)
{
    /// <summary>The path leads to a trusted root and every rule holds.</summary>
    public bool Trusted => Failure is null;

    /// <summary>The certificate that issued the leaf; null when no chain was found.</summary>
    public X509Certificate2? Issuer => Chain.Count > 1 ? Chain[1] : null;
}
