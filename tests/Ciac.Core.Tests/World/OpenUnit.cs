using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Outside.Ca;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>A unit that is open already, written straight into the tables.</summary>
public static class OpenUnit
{
    public static Task<int> OfAsync(PortalWorld world, Firm firm, Action<Credential>? change = null)
    {
        var unit = new UnitData
        {
            Origin = firm.Origin,
            Identifier = firm.Identifier,
            Name = firm.Name,
            RepresentativeName = firm.Representative.Name,
            RepresentativeDocumentNumber = firm.Representative.IdNumber,
        };
        var enterprise = Enterprise.Open(unit, DateTimeOffset.UtcNow);
        var credential = CredentialOf(firm, Firm.Holder, enterprise.Id);
        (credential.IsMain, credential.Role) = (true, HolderRole.CertificateAdministrator);
        change?.Invoke(credential);
        return world.ReadAsync(db =>
        {
            db.Enterprises.Add(enterprise);
            db.Credentials.Add(credential);
            return db.SaveChangesAsync();
        });
    }

    /// <summary>One more certificate of it: a clerk's, unless the test says otherwise.</summary>
    public static async Task<Guid> SubAsync(PortalWorld world, Firm firm, string role, Action<Credential>? change = null)
    {
        var enterprise = await world.ReadAsync(db => db.Enterprises.SingleAsync(e => e.Identifier == firm.Identifier));
        var credential = CredentialOf(firm, role, enterprise.Id);
        change?.Invoke(credential);
        await world.ReadAsync(db =>
        {
            db.Credentials.Add(credential);
            return db.SaveChangesAsync();
        });
        return credential.Id;
    }

    private static Credential CredentialOf(Firm firm, string role, Guid enterpriseId)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(firm.Token(role).Certificate);
        var identity = ((CertificateIdentityResult<EnterpriseCertificateIdentity>.Read)EnterpriseCertificateIdentity.Parse(certificate)).Identity;
        return new Credential
        {
            Id = Guid.CreateVersion7(),
            EnterpriseId = enterpriseId,
            UniqueId = identity.UniqueId,
            CertificateName = identity.EnterpriseName,
            SerialNumber = identity.SerialNumber,
            ValidFrom = identity.ValidFrom,
            ValidUntil = identity.ValidTo,
            Thumbprint = certificate.Thumbprint,
            Nickname = role,
            HolderName = firm.KeyHolder.Name,
            HolderDocumentKind = "ResidentId",
            HolderDocumentNumber = firm.KeyHolder.IdNumber,
            HolderMobile = firm.KeyHolder.Mobile,
            HolderRegistration = HolderRegistration.Awaiting,
            Role = HolderRole.Clerk,
            IsMain = false,
            Status = CredentialStatus.Active,
            ActivatedAt = DateTimeOffset.UtcNow,
        };
    }
}
