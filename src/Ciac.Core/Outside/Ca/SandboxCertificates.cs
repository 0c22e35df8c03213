using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

/// <summary>
/// Every leaf certificate of the sandbox carries its policy, by which Production refuses it. Its authorities carry none
/// (a policy there would constrain the path), so they are known by their names.
/// </summary>
public static class SandboxCertificates
{
    private static readonly string[] Names = ["sandbox", "沙箱"];

    /// <summary>True also for policies that cannot be read: in doubt it is not fit for Production.</summary>
    public static bool IsFromSandbox(X509Certificate2 certificate) =>
        certificate.Extensions.Where(extension => extension.Oid?.Value == CertificateOids.CertificatePolicies).Any(HasPolicy)
        || Array.Exists(Names, name => certificate.Subject.Contains(name, StringComparison.OrdinalIgnoreCase) || certificate.Issuer.Contains(name, StringComparison.OrdinalIgnoreCase));

    // RFC 5280 §4.2.1.4: SEQUENCE OF SEQUENCE { policyIdentifier OBJECT IDENTIFIER, … }
    private static bool HasPolicy(X509Extension policies)
    {
        try
        {
            var all = new AsnReader(policies.RawData, AsnEncodingRules.DER).ReadSequence();
            while (all.HasData)
            {
                if (all.ReadSequence().ReadObjectIdentifier() == CertificateOids.SandboxPolicy)
                    return true;
            }
            return false;
        }
        catch (AsnContentException)
        {
            return true;
        }
    }
}
