using System.Formats.Asn1;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>Reads the DER of CMS signed attributes (RFC 5652 §5.3, §11) before anything is signed.</summary>
public static class SignedAttributes
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string Data = "1.2.840.113549.1.7.1";

    /// <summary>True when the bytes are exactly one DER SET with one contentType (data) and one messageDigest equal to the digest that the user is shown.</summary>
    public static bool CoverDigest(byte[] der, byte[] digest)
    {
        try
        {
            var attributes = Read(der);
            return attributes.Count == attributes.DistinctBy(a => a.Type).Count() &&
                attributes.Any(a => a.Type == ContentType && Only(a.Values).ReadObjectIdentifier() == Data) &&
                attributes.Any(a => a.Type == MessageDigest && Only(a.Values).ReadOctetString().AsSpan().SequenceEqual(digest));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static List<(string Type, ReadOnlyMemory<byte> Values)> Read(byte[] der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var set = outer.ReadSetOf();
        outer.ThrowIfNotEmpty();
        var attributes = new List<(string, ReadOnlyMemory<byte>)>();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            attributes.Add((attribute.ReadObjectIdentifier(), attribute.PeekContentBytes()));
            attribute.ReadSetOf();
            attribute.ThrowIfNotEmpty();
        }

        return attributes;
    }

    // Reads a value that must stand alone: two digests in one attribute would let the signer mean either.
    private static AsnReader Only(ReadOnlyMemory<byte> values)
    {
        var reader = new AsnReader(values, AsnEncodingRules.DER);
        var first = reader.ReadEncodedValue();
        reader.ThrowIfNotEmpty();
        return new AsnReader(first, AsnEncodingRules.DER);
    }
}
