namespace Ciac.Core.Outside.Ca;

/// <summary>Where Chinese certificates say whose they are (identity.md §3.5).</summary>
internal static class CertificateOids
{
    /// <summary>GB/T 20518: citizen id.</summary>
    public const string CitizenId = "1.2.156.10260.4.1.1";

    /// <summary>GB/T 20518: organisation code; One-Certificate carries the credit code here.</summary>
    public const string OrganizationCode = "1.2.156.10260.4.1.4";

    /// <summary>SHECA: 证书唯一标识.</summary>
    public const string UniqueId = "1.2.156.112570.11.205";

    /// <summary>SHECA: enterprise code.</summary>
    public const string EnterpriseCode = "1.2.156.112570.11.210";

    /// <summary>Number of the electronic seal (a private arc: no public OID is known for it).</summary>
    public const string SealNumber = "2.25.1729.38540";

    /// <summary>Policy of every certificate that the sandbox issues.</summary>
    public const string SandboxPolicy = "2.25.1729.5090";

    public const string CertificatePolicies = "2.5.29.32";
    public const string Organization = "2.5.4.10";
    public const string CommonName = "2.5.4.3";
}
