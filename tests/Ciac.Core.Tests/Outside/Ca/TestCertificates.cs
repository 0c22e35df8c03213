using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ciac.Core.Tests.Outside.Ca;

/// <summary>Self-made certificates: only what they say matters here, not who signed them.</summary>
internal static class TestCertificates
{
    public const string Code = "91310000631291289X";
    public const string UniqueIdOid = "1.2.156.112570.11.205";
    public const string OrganizationOid = "1.2.156.10260.4.1.4";
    public const string EnterpriseOid = "1.2.156.112570.11.210";
    public const string CitizenOid = "1.2.156.10260.4.1.1";
    public const string SealOid = "2.25.1729.38540";

    public static X509Certificate2 Make(string subject, params (string Oid, byte[] Value)[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        foreach (var (oid, value) in extensions)
            request.CertificateExtensions.Add(new X509Extension(oid, value, critical: false));
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public static X509Certificate2 Enterprise(params (string Oid, byte[] Value)[] extensions) => Make("C=CN, O=上海某某建设有限公司, CN=上海某某建设有限公司", extensions);

    public static X509Certificate2 Person(string name, string idNumber) => Make($"C=CN, CN={name}", (CitizenOid, Utf8(idNumber)));

    public static byte[] Utf8(string text) => Text(UniversalTagNumber.UTF8String, text);

    public static byte[] Raw(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Text(UniversalTagNumber type, string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(type, text);
        return writer.Encode();
    }

    public static byte[] Octets(byte[] inner)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(inner);
        return writer.Encode();
    }
}
