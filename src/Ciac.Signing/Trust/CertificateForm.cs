using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// What a well-made certificate looks like (RFC 5280 §4.1). The platform's parser is lenient; two parsers that read
/// different things out of one certificate are an attacker's tool, so anything but plain DER is refused.
/// </summary>
internal static class CertificateForm
{
    private const int LongestSerial = 20;
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    // Basic constraints, key usage, extended key usage, policies, names, constraints, mappings, identifiers, CRL places, AIA, OCSP no-check.
    private static readonly HashSet<string> Understood =
    [
        "2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.32", "2.5.29.17", "2.5.29.30", "2.5.29.33", "2.5.29.36", "2.5.29.54",
        "2.5.29.14", "2.5.29.35", "2.5.29.31", "1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.48.1.5",
    ];

    public static bool IsStrict(X509Certificate2 certificate)
    {
        try
        {
            return Read(certificate.RawData) && certificate.Extensions.All(IsReadable);
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The platform decodes these when they are first looked at, and throws then.</summary>
    private static bool IsReadable(X509Extension extension) => extension switch
    {
        X509BasicConstraintsExtension constraints => constraints.CertificateAuthority || !constraints.HasPathLengthConstraint,
        X509KeyUsageExtension usage => usage.KeyUsages != X509KeyUsageFlags.None,
        X509EnhancedKeyUsageExtension purposes => purposes.EnhancedKeyUsages.Count > 0,
        X509SubjectKeyIdentifierExtension key => key.SubjectKeyIdentifierBytes.Length > 0,
        X509AuthorityInformationAccessExtension access => access.EnumerateUris("1.3.6.1.5.5.7.48.1").Count() < 100,
        _ => true,
    };

    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    public static bool HasUnknownCritical(X509Certificate2 certificate) =>
        certificate.Extensions.Any(extension => extension.Critical && !Understood.Contains(extension.Oid?.Value ?? ""));

    private static bool Read(byte[] der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var certificate = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var body = certificate.ReadSequence();
        var algorithm = certificate.ReadEncodedValue();
        certificate.ReadBitString(out _);
        certificate.ThrowIfNotEmpty();

        if (!body.PeekTag().HasSameClassAndValue(Version)) return false;
        body.ReadSequence(Version).TryReadInt32(out var version);
        var serial = body.ReadIntegerBytes();
        if (version != 2 || serial.Length > LongestSerial || (serial.Span[0] & 0x80) != 0) return false;
        if (!body.ReadEncodedValue().Span.SequenceEqual(algorithm.Span)) return false;
        return Rest(body);
    }

    private static bool Rest(AsnReader body)
    {
        // Issuer, validity, subject, key.
        for (var i = 0; i < 4; i++) Walk(body.ReadSequence(), 0);
        if (!body.HasData) return true;
        var extensions = body.ReadSequence(ExtensionsTag).ReadSequence();
        body.ThrowIfNotEmpty();
        var seen = new HashSet<string>();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            if (!seen.Add(extension.ReadObjectIdentifier())) return false;
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) extension.ReadBoolean();
            extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
        }
        return true;
    }

    /// <summary>Visits every value so that a broken encoding anywhere inside is found.</summary>
    private static void Walk(AsnReader reader, int depth)
    {
        if (depth > 16) throw new AsnContentException("a certificate is nested too deeply");
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            if (tag.HasSameClassAndValue(Asn1Tag.Sequence)) Walk(reader.ReadSequence(), depth + 1);
            else if (tag.HasSameClassAndValue(Asn1Tag.SetOf)) Walk(reader.ReadSetOf(), depth + 1);
            else reader.ReadEncodedValue();
        }
    }
}
