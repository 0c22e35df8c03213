using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Certificates;

/// <summary>Puts another holder or alias on a credential. It never raises the role; the legal representative's ends with another person.</summary>
internal static class HolderChange
{
    public static AuditChanges Apply(Credential credential, HolderData holder, Enterprise enterprise)
    {
        var isSame = credential.HolderName == holder.Name && credential.HolderDocumentNumber == holder.DocumentNumber;
        var role = RoleAfter(credential, holder, enterprise);
        var changes = new AuditChanges()
            .Add("Nickname", credential.Nickname, holder.Nickname)
            .Add("Holder", Mask.Name(credential.HolderName ?? ""), Mask.Name(holder.Name))
            .Add("Document", Mask.IdNumber(credential.HolderDocumentNumber ?? ""), Mask.IdNumber(holder.DocumentNumber))
            .Add("Mobile", Mask.Mobile(credential.HolderMobile ?? ""), Mask.Mobile(holder.Mobile))
            .Add("Role", credential.Role.ToString(), role.ToString());
        credential.Nickname = holder.Nickname;
        credential.HolderName = holder.Name;
        credential.HolderDocumentKind = holder.DocumentKind;
        credential.HolderDocumentNumber = holder.DocumentNumber;
        credential.HolderMobile = holder.Mobile.Length == 0 ? null : holder.Mobile;
        credential.Role = role;
        if (!isSame) credential.HolderRegistration = HolderRegistration.Awaiting;
        return changes;
    }

    public static bool IsRepresentative(Enterprise enterprise, string? name, string? documentNumber) =>
        name == enterprise.RepresentativeName && documentNumber == enterprise.RepresentativeDocumentNumber;

    private static HolderRole RoleAfter(Credential credential, HolderData holder, Enterprise enterprise)
    {
        if (credential.Role != HolderRole.LegalRepresentative || IsRepresentative(enterprise, holder.Name, holder.DocumentNumber)) return credential.Role;
        return RoleWithout(credential);
    }

    /// <summary>What is left when the holder is the legal representative no more.</summary>
    public static HolderRole RoleWithout(Credential credential) => credential.IsMain ? HolderRole.CertificateAdministrator : HolderRole.Clerk;
}
