using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

using Result = CertificateIdentityResult<EnterpriseCertificateIdentity>;

internal static class EnterpriseCertificateReader
{
    private static readonly string[] CodePlaces = [CertificateOids.OrganizationCode, CertificateOids.EnterpriseCode];

    public static Result Read(X509Certificate2 certificate)
    {
        var fault = ReadUniqueId(certificate, out var uniqueId) ?? CheckCodes(certificate, uniqueId!);
        if (fault is not null)
            return fault;
        if (!ExtensionText.TryRead(certificate, CertificateOids.SealNumber, out var seal))
            return Refused(CertificateIdentityFault.Malformed, CertificateOids.SealNumber);
        var name = SubjectName.Single(certificate, CertificateOids.Organization) ?? SubjectName.Single(certificate, CertificateOids.CommonName);
        return name is null
            ? Refused(CertificateIdentityFault.NoName, "O, CN")
            : new Result.Read(Identity(certificate, uniqueId!, name) with { SealNumber = seal });
    }

    private static EnterpriseCertificateIdentity Identity(X509Certificate2 certificate, CertificateUniqueId uniqueId, string name) => new()
    {
        UniqueId = uniqueId.Whole,
        CreditCode = uniqueId.Code,
        EnterpriseName = name,
        SerialNumber = certificate.SerialNumber,
        ValidFrom = certificate.NotBefore.ToUniversalTime(),
        ValidTo = certificate.NotAfter.ToUniversalTime(),
    };

    private static Result.Refused? ReadUniqueId(X509Certificate2 certificate, out CertificateUniqueId? uniqueId)
    {
        uniqueId = null;
        if (!ExtensionText.TryRead(certificate, CertificateOids.UniqueId, out var text))
            return Refused(CertificateIdentityFault.Malformed, CertificateOids.UniqueId);
        if (text is null)
            return Refused(CertificateIdentityFault.NoUniqueId, CertificateOids.UniqueId);
        uniqueId = CertificateUniqueId.Parse(text);
        return uniqueId switch
        {
            null => Refused(CertificateIdentityFault.UniqueIdUnreadable, CertificateOids.UniqueId),
            { IsPerson: true } => Refused(CertificateIdentityFault.WrongKind, CertificateOids.UniqueId),
            _ => null,
        };
    }

    // C-10: the code stands in up to three places. One more place than the unique id must carry it, and all must agree.
    private static Result.Refused? CheckCodes(X509Certificate2 certificate, CertificateUniqueId uniqueId)
    {
        var seen = 0;
        foreach (var place in CodePlaces)
        {
            if (!ExtensionText.TryRead(certificate, place, out var code))
                return Refused(CertificateIdentityFault.Malformed, place);
            if (code is not null && !string.Equals(code, uniqueId.Code, StringComparison.OrdinalIgnoreCase))
                return Refused(CertificateIdentityFault.CodesDisagree, place);
            seen += code is null ? 0 : 1;
        }
        return seen > 0 ? null : Refused(CertificateIdentityFault.NoCode, string.Join(", ", CodePlaces));
    }

    private static Result.Refused Refused(CertificateIdentityFault fault, string place) => new(fault, place);
}
