namespace Ciac.Core.Accounts;

/// <summary>What a credential may do. Main and sub are labels over these roles (ux.md §0).</summary>
public enum HolderRole
{
    Clerk,
    CertificateAdministrator,
    LegalRepresentative,
}

public enum CredentialStatus
{
    Active,
    Cancelled,

    /// <summary>An old main certificate after a paper renewal: cancelled for good.</summary>
    Replaced,
}

/// <summary>Whether the holder stands in personal-information registration 个人信息登记.</summary>
public enum HolderRegistration
{
    /// <summary>待登记: the certificate works, the person is asked to register.</summary>
    Awaiting,
    Registered,
}
