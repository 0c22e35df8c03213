using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

/// <summary>What an enterprise's digital certificate 法人一证通 says about whose it is (identity.md §3.5).</summary>
public sealed record EnterpriseCertificateIdentity
{
    /// <summary>证书唯一标识, <c>109@XY…</c>: the digits before the @ are opaque.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The code after XY, the same in every place of the certificate that carries one.</summary>
    public required string CreditCode { get; init; }
    public required string EnterpriseName { get; init; }

    /// <summary>Upper-case hex, as it is stored and shown.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Number of the electronic seal in it; null when it has none and therefore cannot seal.</summary>
    public string? SealNumber { get; init; }
    public bool HasSeal => SealNumber is not null;
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidTo { get; init; }

    public static CertificateIdentityResult<EnterpriseCertificateIdentity> Parse(X509Certificate2 certificate) =>
        EnterpriseCertificateReader.Read(certificate);
}
