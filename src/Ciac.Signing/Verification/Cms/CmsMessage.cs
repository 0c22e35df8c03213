using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;

namespace Ciac.Signing.Verification.Cms;

/// <summary>A CMS SignedData with one signer (RFC 5652 §5), as it stands in its bytes; nothing about it is checked yet.</summary>
internal sealed record CmsMessage
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);
    private IReadOnlyList<X509Certificate2?>? _bag;

    /// <summary>Bytes that the message takes; what follows is padding.</summary>
    public required int Length { get; init; }

    public required string ContentType { get; init; }

    /// <summary>The content, when the message carries it.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Object identifiers of the digests it announces.</summary>
    public required IReadOnlyList<string> Digests { get; init; }

    /// <summary>DER certificates in the bag: not signed, so not believed until a chain needs them.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    public required CmsSigner Signer { get; init; }

    /// <summary>The bag read; null where something in it is no certificate.</summary>
    public IReadOnlyList<X509Certificate2?> Bag => _bag ??= [.. Certificates.Select(CmsIntegrity.TryLoad)];

    /// <exception cref="AsnContentException">The bytes are no such message.</exception>
    public static CmsMessage Read(ReadOnlyMemory<byte> bytes)
    {
        AsnDecoder.ReadEncodedValue(bytes.Span, AsnEncodingRules.BER, out _, out _, out var length);
        var outer = new AsnReader(bytes[..length], AsnEncodingRules.BER).ReadSequence();
        if (outer.ReadObjectIdentifier() is not (CmsOids.SignedData or CmsOids.GmSignedData)) throw new AsnContentException("not SignedData");
        var data = outer.ReadSequence(Context0).ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!data.TryReadInt32(out var version) || version is not (1 or 3 or 4 or 5)) throw new AsnContentException("an unknown version of SignedData");
        var digests = ReadDigests(data.ReadSetOf(skipSortOrderValidation: true));
        var (type, content) = ReadContent(data.ReadSequence());
        var certificates = data.PeekTag().HasSameClassAndValue(Context0) ? ReadBag(data.ReadSetOf(skipSortOrderValidation: true, Context0)) : [];
        // A revocation bag may follow; like the certificates it is unsigned, and the DSS is where PAdES keeps such data.
        if (data.PeekTag().HasSameClassAndValue(Context1)) data.ReadEncodedValue();
        var signers = data.ReadSetOf(skipSortOrderValidation: true);
        data.ThrowIfNotEmpty();
        var signer = CmsSigner.Read(signers.ReadSequence());
        signers.ThrowIfNotEmpty();
        return new CmsMessage { Length = length, ContentType = type, Content = content, Digests = digests, Certificates = certificates, Signer = signer };
    }

    private static List<string> ReadDigests(AsnReader set)
    {
        var oids = new List<string>();
        while (set.HasData) oids.Add(AlgorithmOid(set.ReadSequence()));
        return oids;
    }

    /// <summary>The parameters have to be absent or NULL: anything else is a byte that nobody signed.</summary>
    public static string AlgorithmOid(AsnReader identifier)
    {
        var oid = identifier.ReadObjectIdentifier();
        if (identifier.HasData) identifier.ReadNull();
        identifier.ThrowIfNotEmpty();
        return oid;
    }

    private static (string Type, byte[]? Content) ReadContent(AsnReader info)
    {
        var type = info.ReadObjectIdentifier();
        var content = info.HasData ? info.ReadSequence(Context0).ReadOctetString() : null;
        info.ThrowIfNotEmpty();
        return (type, content);
    }

    private static List<ReadOnlyMemory<byte>> ReadBag(AsnReader set)
    {
        var bag = new List<ReadOnlyMemory<byte>>();
        while (set.HasData)
        {
            if (!set.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) throw new AsnContentException("the bag holds something else than certificates");
            bag.Add(set.ReadEncodedValue());
        }
        return bag;
    }
}
