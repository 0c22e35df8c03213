using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>Where a certificate says that its status can be asked. Only for certificates whose chain was validated: an address is a request we send.</summary>
internal static class CertificateAddresses
{
    private const string DistributionPoints = "2.5.29.31";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag UriName = new(TagClass.ContextSpecific, 6);

    public static Uri? Ocsp(X509Certificate2 certificate) => certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>()
        .SelectMany(extension => extension.EnumerateOcspUris()).Select(Web).FirstOrDefault(address => address is not null);

    public static IEnumerable<Uri> Crl(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == DistributionPoints);
        return extension is null ? [] : Names(extension.RawData).Select(Web).OfType<Uri>();
    }

    private static List<string> Names(byte[] der)
    {
        var names = new List<string>();
        var points = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        while (points.HasData)
        {
            var point = points.ReadSequence();
            if (point.HasData && point.PeekTag().HasSameClassAndValue(Context0)) names.AddRange(FullName(point.ReadSequence(Context0)));
        }
        return names;
    }

    private static IEnumerable<string> FullName(AsnReader name)
    {
        if (!name.PeekTag().HasSameClassAndValue(Context0)) yield break;
        var general = name.ReadSequence(Context0);
        while (general.HasData)
        {
            if (general.PeekTag().HasSameClassAndValue(UriName)) yield return general.ReadCharacterString(UniversalTagNumber.IA5String, UriName);
            else general.ReadEncodedValue();
        }
    }

    private static Uri? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
}
