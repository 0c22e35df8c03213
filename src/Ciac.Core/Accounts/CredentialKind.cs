namespace Ciac.Core.Accounts;

/// <summary>By what a person signs in.</summary>
public enum CredentialKind
{
    /// <summary>法人一证通数字证书: the only kind whose key seals by itself.</summary>
    Certificate,

    /// <summary>电子营业执照: its role is the licence platform's word at each sign-in.</summary>
    Licence,

    /// <summary>一网通办: opened as a clerk's; a role comes from a flow of the portal only.</summary>
    OneNetwork,

    /// <summary>个人数字证书: an individual user, who belongs to no unit and has no credential of one.</summary>
    Personal,
}
