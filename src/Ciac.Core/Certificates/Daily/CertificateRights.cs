using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

/// <summary>What a caller may do with a certificate of the own unit: the rows offer it, and the verbs ask it again.</summary>
public sealed record CertificateRights(bool CanEdit, bool CanCancel, bool CanEnable)
{
    /// <summary>授权: items are granted to a clerk's certificate only.</summary>
    public bool CanGrant { get; init; }

    /// <summary>申请授权, on the own row.</summary>
    public bool CanAsk { get; init; }

    /// <summary>升级: a sub-certificate itself, or the main certificate for it; null for everybody else, and for the main certificate's own row.</summary>
    public UpgradeWay? Upgrade { get; init; }

    /// <summary>任命: by the legal representative only. A licence's role is its platform's word.</summary>
    public bool CanAppoint { get; init; }

    /// <summary>撤回任命; the main certificate is always an administrator's.</summary>
    public bool CanDismiss { get; init; }

    /// <summary>Who is below never cancels or renames who is above: an administrator is taken back by the legal representative only.</summary>
    public static CertificateRights Of(Caller caller, Credential target)
    {
        var isOwn = caller.CredentialId == target.Id;
        var isActive = target.Status == CredentialStatus.Active;
        var commands = caller.Administers && target.Role <= caller.Role;
        var appoints = isActive && caller.Role == HolderRole.LegalRepresentative && target.Kind != CredentialKind.Licence;
        return new CertificateRights(
            CanEdit: isActive && (isOwn || commands),
            CanCancel: isActive && !isOwn && !target.IsMain && commands,
            CanEnable: target.Status == CredentialStatus.Cancelled && caller.Administers)
        {
            CanGrant = isActive && caller.Administers && target.Role == HolderRole.Clerk,
            CanAppoint = appoints && target.Role == HolderRole.Clerk,
            CanDismiss = appoints && target is { Role: HolderRole.CertificateAdministrator, IsMain: false },
            CanAsk = isActive && isOwn && target.Role == HolderRole.Clerk,
            Upgrade = !isActive || target.IsMain || target.Kind != CredentialKind.Certificate ? null
                : isOwn ? UpgradeWay.BySub
                : caller.IsMain ? UpgradeWay.ByMain
                : null,
        };
    }
}
