using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

public static class CertificateExtensions
{
    public static X509Extension Text(string oid, string value)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        return new X509Extension(oid, writer.Encode(), critical: false);
    }

    public static X509Extension Policy()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(SandboxOids.Policy);
        return new X509Extension("2.5.29.32", writer.Encode(), critical: false);
    }

    // RFC 6960 §4.2.2.2.1: the responder's own certificate is not asked about.
    public static X509Extension OcspNoCheck()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteNull();
        return new X509Extension(SandboxOids.OcspNoCheck, writer.Encode(), critical: false);
    }

    public static X509Extension Usage(string oid, bool critical = false) =>
        new X509EnhancedKeyUsageExtension([new Oid(oid)], critical);

    // Readers built on NSS take a signature for trusted only if its certificate may also protect mail.
    public static X509Extension SignInAndSeal() =>
        new X509EnhancedKeyUsageExtension([new Oid(SandboxOids.ClientAuthentication), new Oid(SandboxOids.EmailProtection)], false);

    public static X509Extension Signing() =>
        new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true);

    public static X509Extension DigitalSignature() =>
        new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true);

    public static X509Extension EndEntity() => new X509BasicConstraintsExtension(false, false, 0, true);

    public static X509Extension RevocationList(Uri address) =>
        CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address.AbsoluteUri]);

    public static X509Extension AuthorityAccess(Uri address, string issuer) => new X509AuthorityInformationAccessExtension(
        issuer == "root" ? null : [new Uri(address, "/ca/ocsp").AbsoluteUri],
        [new Uri(address, $"/ca/{issuer}.crt").AbsoluteUri]);

    public static IReadOnlyList<X509Extension> Authority(int pathLength) =>
    [
        new X509BasicConstraintsExtension(true, true, pathLength, true),
        new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true),
    ];

    public static X500DistinguishedName Subject(string organization, string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        // The builder writes the last one first; a certificate names the country first.
        name.AddCommonName(commonName);
        name.AddOrganizationName(organization);
        name.AddCountryOrRegion("CN");
        return name.Build();
    }

    public static X500DistinguishedName Person(string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        name.AddCountryOrRegion("CN");
        return name.Build();
    }
}
