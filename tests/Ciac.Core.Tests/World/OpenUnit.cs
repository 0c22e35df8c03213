using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Outside.Ca;

namespace Ciac.Core.Tests.World;

/// <summary>A unit that is open already, written straight into the tables.</summary>
internal static class OpenUnit
{
    public static Task<int> OfAsync(PortalWorld world, Firm firm, Action<Credential>? change = null)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(firm.Token().Certificate);
        var identity = ((CertificateIdentityResult<EnterpriseCertificateIdentity>.Read)EnterpriseCertificateIdentity.Parse(certificate)).Identity;
        var enterprise = Enterprise.Open(new UnitData { Origin = firm.Origin, Identifier = firm.Identifier, Name = firm.Name }, DateTimeOffset.UtcNow);
        var credential = new Credential
        {
            Id = Guid.NewGuid(),
            EnterpriseId = enterprise.Id,
            UniqueId = identity.UniqueId,
            SerialNumber = identity.SerialNumber,
            ValidFrom = identity.ValidFrom,
            ValidUntil = identity.ValidTo,
            Thumbprint = certificate.Thumbprint,
            Nickname = "主证书",
            HolderRegistration = HolderRegistration.Awaiting,
            Role = HolderRole.CertificateAdministrator,
            IsMain = true,
            Status = CredentialStatus.Active,
            ActivatedAt = DateTimeOffset.UtcNow,
        };
        change?.Invoke(credential);
        return world.ReadAsync(db =>
        {
            db.Enterprises.Add(enterprise);
            db.Credentials.Add(credential);
            return db.SaveChangesAsync();
        });
    }
}
