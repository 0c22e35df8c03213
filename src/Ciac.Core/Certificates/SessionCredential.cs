using System.Security.Cryptography;
using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

/// <summary>What a session proved, as it is opened.</summary>
internal static class SessionCredential
{
    public static CredentialToOpen Of(Session session, DateTimeOffset now)
    {
        if (OutsideSubject.Read(session.SubjectJson) is { } subject)
            return new CredentialToOpen(subject.Kind, subject.UniqueId, subject.EnterpriseName)
            {
                SerialNumber = "",
                Thumbprint = "",
                ValidFrom = now,
                ValidUntil = subject.ValidUntil ?? DateTimeOffset.MaxValue,
            };
        using var certificate = CheckCertificate.Read(session.Certificate ?? [])
            ?? throw new InvalidOperationException("The certificate of a session cannot be read any more.");
        return new CredentialToOpen(CredentialKind.Certificate, session.UniqueId!, session.EnterpriseName!)
        {
            SerialNumber = certificate.SerialNumber,
            Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256),
            ValidFrom = certificate.NotBefore.ToUniversalTime(),
            ValidUntil = certificate.NotAfter.ToUniversalTime(),
        };
    }
}
