using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Outside.ELicence;

namespace Ciac.Core.Accounts;

/// <summary>The three authorisations of a licence that may sign in (1-domain); all others are refused with the reason.</summary>
public static class LicenceRoles
{
    public static HolderRole? Of(string role) => role switch
    {
        "legal-representative" => HolderRole.LegalRepresentative,
        "licence-administrator" => HolderRole.CertificateAdministrator,
        "agent-full" => HolderRole.Clerk,
        _ => null,
    };

    /// <summary>Who confirmed, for the audit record: masked as in every log; the platform's subject tells it exactly.</summary>
    internal static string NameOf(LicenceHolder holder) => $"{Mask.Name(holder.Name)} {holder.Role} {holder.Subject}";

    internal static OutsideSubject SubjectOf(LicenceHolder holder) => new(CredentialKind.Licence, holder.Subject, holder.CreditCode)
    {
        EnterpriseName = holder.EnterpriseName,
        HolderName = holder.Name,
        DocumentKind = DocumentKindOf(holder.IdType),
        DocumentNumber = holder.IdNumber,
        Role = Of(holder.Role) ?? throw new InvalidOperationException("A licence of another authorisation was admitted."),
        ValidUntil = holder.ValidUntil,
    };

    /// <summary>The outside platforms' word for a document.</summary>
    internal static string DocumentKindOf(string idType) => idType switch
    {
        "foreign-passport" => nameof(HolderDocumentKind.ForeignPassport),
        "hk-macau-permit" => nameof(HolderDocumentKind.HongKongMacauPermit),
        "taiwan-permit" => nameof(HolderDocumentKind.TaiwanPermit),
        "military-officer" => nameof(HolderDocumentKind.MilitaryOfficer),
        _ => nameof(HolderDocumentKind.ResidentId),
    };
}
