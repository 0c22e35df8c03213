using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

/// <summary>Whose a personal certificate is: an individual user's (<c>…@SF&lt;ID&gt;</c>) or a representative's in the cloud.</summary>
public sealed record PersonCertificateIdentity
{
    /// <summary>证书唯一标识, null in certificates that carry only the citizen id (cloud-held ones).</summary>
    public string? UniqueId { get; init; }
    public required string Name { get; init; }
    public required string IdNumber { get; init; }
    public required string SerialNumber { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidTo { get; init; }

    public static CertificateIdentityResult<PersonCertificateIdentity> Parse(X509Certificate2 certificate) =>
        PersonCertificateReader.Read(certificate);

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => SerialNumber;
}
