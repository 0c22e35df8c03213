using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

using Result = CertificateIdentityResult<PersonCertificateIdentity>;

internal static class PersonCertificateReader
{
    public static Result Read(X509Certificate2 certificate)
    {
        var fault = ReadUniqueId(certificate, out var uniqueId);
        if (fault is not null)
            return fault;
        if (!ExtensionText.TryRead(certificate, CertificateOids.CitizenId, out var text))
            return Refused(CertificateIdentityFault.Malformed, CertificateOids.CitizenId);
        var (fromExtension, fromUniqueId) = (Number(text), Number(uniqueId?.Code));
        if ((fromExtension ?? fromUniqueId) is not { } idNumber)
            return Refused(CertificateIdentityFault.NoCode, CertificateOids.CitizenId);
        if (fromUniqueId is not null && fromUniqueId != idNumber)
            return Refused(CertificateIdentityFault.CodesDisagree, CertificateOids.CitizenId);
        return Name(certificate) is { } name
            ? new Result.Read(Identity(certificate, name, idNumber) with { UniqueId = uniqueId?.Whole })
            : Refused(CertificateIdentityFault.NoName, "CN");
    }

    private static PersonCertificateIdentity Identity(X509Certificate2 certificate, string name, string idNumber) => new()
    {
        Name = name,
        IdNumber = idNumber,
        SerialNumber = certificate.SerialNumber,
        ValidFrom = certificate.NotBefore.ToUniversalTime(),
        ValidTo = certificate.NotAfter.ToUniversalTime(),
    };

    // A cloud-held certificate has none; one that is there must be a person's.
    private static Result.Refused? ReadUniqueId(X509Certificate2 certificate, out CertificateUniqueId? uniqueId)
    {
        uniqueId = null;
        if (!ExtensionText.TryRead(certificate, CertificateOids.UniqueId, out var text))
            return Refused(CertificateIdentityFault.Malformed, CertificateOids.UniqueId);
        if (text is null)
            return null;
        uniqueId = CertificateUniqueId.Parse(text);
        return uniqueId switch
        {
            null => Refused(CertificateIdentityFault.UniqueIdUnreadable, CertificateOids.UniqueId),
            { IsPerson: false } => Refused(CertificateIdentityFault.WrongKind, CertificateOids.UniqueId),
            _ => null,
        };
    }

    // The eighteen (formerly fifteen) places may carry a 0 or N before them (identity.md §3.5).
    private static string? Number(string? text) => text?.ToUpperInvariant() switch
    {
        { Length: 16 or 19 } prefixed when prefixed[0] is '0' or 'N' => prefixed[1..],
        var plain => plain,
    };

    // Old personal certificates write <c>041@0‹id›@name@seq</c> into CN.
    private static string? Name(X509Certificate2 certificate)
    {
        var name = SubjectName.Single(certificate, CertificateOids.CommonName);
        return name?.Split('@') is [_, _, var third, ..] ? third : name;
    }

    private static Result.Refused Refused(CertificateIdentityFault fault, string place) => new(fault, place);
}
