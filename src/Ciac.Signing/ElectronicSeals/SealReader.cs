using System.Formats.Asn1;

namespace Ciac.Signing.ElectronicSeals;

/// <summary>Reads the structures of GB/T 38540-2020 (version 4). Plain DER only: what could be written in two ways is refused.</summary>
internal static class SealReader
{
    public const int Version = 4;
    public const string Mark = "ES";
    private const int Certificates = 1;
    private const int Digests = 2;
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);

    public static ElectronicSeal Seal(ReadOnlyMemory<byte> der)
    {
        var seal = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = seal.ReadEncodedValue();
        var read = new ElectronicSeal
        {
            Encoded = der,
            Signed = signed,
            Content = Content(new AsnReader(signed, AsnEncodingRules.DER).ReadSequence()),
            Maker = seal.ReadOctetString(),
            Algorithm = seal.ReadObjectIdentifier(),
            Value = Bits(seal),
        };
        seal.ThrowIfNotEmpty();
        return read;
    }

    public static SealSignature Signature(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var signature = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var signed = signature.ReadEncodedValue();
        var statement = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        Demand(Number(statement) == Version, "an unknown version of the signature");
        var read = new SealSignature
        {
            Encoded = der,
            Signed = signed,
            Seal = Seal(statement.ReadEncodedValue()),
            SealedAt = Time(statement),
            DocumentDigest = Bits(statement),
            Property = statement.ReadCharacterString(UniversalTagNumber.IA5String),
            Signer = signature.ReadOctetString(),
            Algorithm = signature.ReadObjectIdentifier(),
            Value = Bits(signature),
            Timestamp = signature.HasData ? Timestamp(signature) : null,
        };
        Extensions(statement);
        signature.ThrowIfNotEmpty();
        return read;
    }

    private static SealContent Content(AsnReader info)
    {
        var header = info.ReadSequence();
        Demand(header.ReadCharacterString(UniversalTagNumber.IA5String) == Mark, "the mark of a seal is missing");
        Demand(Number(header) == Version, "an unknown version of the seal");
        var vendor = header.ReadCharacterString(UniversalTagNumber.IA5String);
        header.ThrowIfNotEmpty();
        var id = info.ReadCharacterString(UniversalTagNumber.IA5String);
        var property = info.ReadSequence();
        var (kind, name, list) = (Number(property), property.ReadCharacterString(UniversalTagNumber.UTF8String), Number(property));
        var signers = Signers(property.ReadSequence(), list);
        var content = new SealContent
        {
            Vendor = vendor,
            Id = id,
            Kind = kind,
            Name = name,
            Certificates = list == Certificates ? signers : [],
            CertificateDigests = list == Digests ? signers : [],
            CreatedAt = Time(property),
            ValidFrom = Time(property),
            ValidUntil = Time(property),
            Picture = Picture(info.ReadSequence()),
        };
        property.ThrowIfNotEmpty();
        Extensions(info);
        return content;
    }

    private static List<byte[]> Signers(AsnReader list, int kind)
    {
        var signers = new List<byte[]>();
        while (list.HasData) signers.Add(kind == Certificates ? list.ReadOctetString() : Digest(list.ReadSequence()));
        Demand(kind is Certificates or Digests && signers.Count > 0, "the list of signers is empty or of an unknown kind");
        return signers;
    }

    /// <summary>CertDigestObj: a word for the kind, and the digest.</summary>
    private static byte[] Digest(AsnReader entry)
    {
        entry.ReadCharacterString(UniversalTagNumber.PrintableString);
        var digest = entry.ReadOctetString();
        entry.ThrowIfNotEmpty();
        return digest;
    }

    private static SealPicture Picture(AsnReader picture)
    {
        var read = new SealPicture(picture.ReadCharacterString(UniversalTagNumber.IA5String), picture.ReadOctetString(), Number(picture), Number(picture));
        picture.ThrowIfNotEmpty();
        return read;
    }

    /// <summary>Data of the makers' own, signed with the rest and not understood here; a critical one would have to be.</summary>
    private static void Extensions(AsnReader reader)
    {
        if (!reader.HasData) return;
        var outer = reader.ReadSequence(Context0);
        reader.ThrowIfNotEmpty();
        var list = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        while (list.HasData)
        {
            var extension = list.ReadSequence();
            extension.ReadObjectIdentifier();
            var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            Demand(!critical, "a critical extension that nobody here understands");
            extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
        }
    }

    private static byte[] Timestamp(AsnReader signature)
    {
        var tagged = signature.ReadSequence(Context0);
        var token = Bits(tagged);
        tagged.ThrowIfNotEmpty();
        return token;
    }

    private static byte[] Bits(AsnReader reader)
    {
        var bits = reader.ReadBitString(out var unused);
        Demand(unused == 0, "a string of bits that are no bytes");
        return bits;
    }

    private static DateTimeOffset Time(AsnReader reader) => reader.ReadGeneralizedTime();

    private static int Number(AsnReader reader) => reader.TryReadInt32(out var number) ? number : throw new AsnContentException("a number is too large");

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw new AsnContentException(otherwise);
    }
}
