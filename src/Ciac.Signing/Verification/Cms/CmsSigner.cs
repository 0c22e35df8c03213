using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;

namespace Ciac.Signing.Verification.Cms;

/// <summary>The SignerInfo of a message (RFC 5652 §5.3).</summary>
internal sealed record CmsSigner
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);

    /// <summary>Issuer's name, undecoded; null when the signer is named by its key.</summary>
    public ReadOnlyMemory<byte>? Issuer { get; init; }

    /// <summary>Serial number, or the subject key identifier.</summary>
    public required byte[] SerialOrKey { get; init; }

    public required string DigestOid { get; init; }

    /// <summary>The DER SET OF signed attributes: what the value signs. Null when it signs the content itself (RFC 5652 §5.4).</summary>
    public required byte[]? SignedAttributes { get; init; }

    public required IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Signed { get; init; }

    /// <summary>AlgorithmIdentifier, undecoded.</summary>
    public required ReadOnlyMemory<byte> Algorithm { get; init; }

    public required byte[] Value { get; init; }

    public required IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Unsigned { get; init; }

    public static CmsSigner Read(AsnReader info)
    {
        if (!info.TryReadInt32(out var version) || version is not (1 or 3)) throw new AsnContentException("an unknown version of SignerInfo");
        var byKey = info.PeekTag().HasSameClassAndValue(Context0);
        var (issuer, serial) = byKey ? (null, info.ReadOctetString(Context0)) : ReadIssuer(info.ReadSequence());
        if (byKey != (version == 3)) throw new AsnContentException("the version does not fit the way the signer is named");
        var digest = CmsMessage.AlgorithmOid(info.ReadSequence());
        var signed = info.PeekTag().HasSameClassAndValue(Context0) ? SetOf(info.ReadEncodedValue()) : null;
        var algorithm = info.ReadEncodedValue();
        var value = info.ReadOctetString();
        var unsigned = info.HasData ? Attributes(info.ReadSetOf(skipSortOrderValidation: true, Context1)) : [];
        info.ThrowIfNotEmpty();
        return new CmsSigner
        {
            Issuer = issuer,
            SerialOrKey = serial,
            DigestOid = digest,
            SignedAttributes = signed,
            Signed = signed is null ? [] : Attributes(new AsnReader(signed, AsnEncodingRules.BER).ReadSetOf(skipSortOrderValidation: true)),
            Algorithm = algorithm,
            Value = value,
            Unsigned = unsigned,
        };
    }

    /// <summary>This certificate is the one that the signer names.</summary>
    public bool Names(X509Certificate2 certificate)
    {
        if (Issuer is { } issuer) return issuer.Span.SequenceEqual(certificate.IssuerName.RawData) && certificate.SerialNumberBytes.Span.SequenceEqual(SerialOrKey);
        return certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any(extension => extension.SubjectKeyIdentifierBytes.Span.SequenceEqual(SerialOrKey));
    }

    /// <summary>The messageDigest attribute.</summary>
    public byte[]? MessageDigest => Signed.TryGetValue(CmsOids.MessageDigest, out var value) ? new AsnReader(value, AsnEncodingRules.BER).ReadOctetString() : null;

    /// <summary>[0] IMPLICIT in the message, SET OF where it is signed (RFC 5652 §5.4).</summary>
    private static byte[] SetOf(ReadOnlyMemory<byte> attributes)
    {
        var set = attributes.ToArray();
        set[0] = 0x31;
        return set;
    }

    private static (ReadOnlyMemory<byte>?, byte[]) ReadIssuer(AsnReader id)
    {
        var issuer = id.ReadEncodedValue();
        var serial = id.ReadIntegerBytes().ToArray();
        id.ThrowIfNotEmpty();
        return (issuer, serial);
    }

    /// <summary>Attributes with one value each; a second attribute of a kind, or a second value, is refused.</summary>
    private static Dictionary<string, ReadOnlyMemory<byte>> Attributes(AsnReader set)
    {
        var attributes = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            attribute.ThrowIfNotEmpty();
            var value = values.ReadEncodedValue();
            values.ThrowIfNotEmpty();
            if (!attributes.TryAdd(oid, value)) throw new AsnContentException("an attribute is there twice");
        }
        return attributes;
    }
}
