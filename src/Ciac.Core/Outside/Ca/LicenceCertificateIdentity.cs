using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

using Result = CertificateIdentityResult<LicenceCertificateIdentity>;

/// <summary>Whose seal an electronic licence's certificate is: it names a unit's code and, unlike a key's, no unique identifier.</summary>
public sealed record LicenceCertificateIdentity(string CreditCode, string EnterpriseName)
{
    /// <summary>Null when the licence has no seal and therefore cannot seal.</summary>
    public string? SealNumber { get; init; }

    public static Result Parse(X509Certificate2 certificate)
    {
        if (!ExtensionText.TryRead(certificate, CertificateOids.UniqueId, out var uniqueId) || uniqueId is not null)
            return new Result.Refused(CertificateIdentityFault.WrongKind, CertificateOids.UniqueId);
        if (!ExtensionText.TryRead(certificate, CertificateOids.SealNumber, out var seal))
            return new Result.Refused(CertificateIdentityFault.Malformed, CertificateOids.SealNumber);
        if (!ExtensionText.TryRead(certificate, CertificateOids.OrganizationCode, out var code) || code is null)
            return new Result.Refused(CertificateIdentityFault.NoCode, CertificateOids.OrganizationCode);
        return SubjectName.Single(certificate, CertificateOids.Organization) is { } name
            ? new Result.Read(new LicenceCertificateIdentity(code.ToUpperInvariant(), name) { SealNumber = seal })
            : new Result.Refused(CertificateIdentityFault.NoName, "O");
    }
}
