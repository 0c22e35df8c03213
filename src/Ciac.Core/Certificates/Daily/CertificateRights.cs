using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

/// <summary>What a caller may do with a certificate of the own unit: the rows offer it, and the verbs ask it again.</summary>
public sealed record CertificateRights(bool CanEdit, bool CanCancel, bool CanEnable)
{
    /// <summary>Who is below never cancels or renames who is above: an administrator is taken back by the legal representative only.</summary>
    public static CertificateRights Of(Caller caller, Credential target)
    {
        var isOwn = caller.CredentialId == target.Id;
        var isActive = target.Status == CredentialStatus.Active;
        var commands = caller.Administers && target.Role <= caller.Role;
        return new CertificateRights(
            CanEdit: isActive && (isOwn || commands),
            CanCancel: isActive && !isOwn && !target.IsMain && commands,
            CanEnable: target.Status == CredentialStatus.Cancelled && caller.Administers);
    }
}
