namespace Ciac.Sandbox.Ca;

public static class SandboxOids
{
    // The mark by which the portal refuses a sandbox certificate in Production.
    public const string Policy = "2.25.1729.5090";
    public const string ElectronicSeal = "2.25.1729.38540";
    public const string TimestampPolicy = "2.25.1729.3161";

    // GB/T 20518 subject attributes carried as extensions.
    public const string CitizenId = "1.2.156.10260.4.1.1";
    public const string CreditCode = "1.2.156.10260.4.1.4";
    public const string UniqueId = "1.2.156.112570.11.205";
    public const string EnterpriseCode = "1.2.156.112570.11.210";

    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
}
