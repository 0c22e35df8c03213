using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Ciac.Sandbox.Ca;

/// RFC 6960 §4.1.1; the CertID is kept as it was sent, because the answer repeats it.
public sealed record OcspCertId(byte[] Encoded, string HashOid, byte[] NameHash, byte[] KeyHash)
{
    public required string Serial { get; init; }

    public bool IsIssuedBy(Issuer issuer) => Algorithm is { } hash
        && NameHash.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, issuer.Certificate.SubjectName.RawData))
        && KeyHash.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, issuer.Certificate.PublicKey.EncodedKeyValue.RawData));

    private HashAlgorithmName? Algorithm => HashOid switch
    {
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}

public sealed record OcspRequest(IReadOnlyList<OcspCertId> Certificates, byte[]? Nonce)
{
    private const string NonceOid = "1.3.6.1.5.5.7.48.1.2";
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Requestor = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 2);

    /// Throws AsnContentException when the bytes are no request.
    public static OcspRequest Parse(byte[] der)
    {
        var request = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        Skip(request, Version);
        Skip(request, Requestor);
        var list = request.ReadSequence();
        var certificates = new List<OcspCertId>();
        while (list.HasData)
            certificates.Add(ReadCertId(list.ReadSequence()));
        return new OcspRequest(certificates, ReadNonce(request));
    }

    private static void Skip(AsnReader reader, Asn1Tag tag)
    {
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(tag))
            reader.ReadEncodedValue();
    }

    private static OcspCertId ReadCertId(AsnReader single)
    {
        var encoded = single.PeekEncodedValue().ToArray();
        var id = single.ReadSequence();
        var hash = id.ReadSequence().ReadObjectIdentifier();
        var (name, key) = (id.ReadOctetString(), id.ReadOctetString());
        return new OcspCertId(encoded, hash, name, key) { Serial = Convert.ToHexString(id.ReadIntegerBytes().Span) };
    }

    private static byte[]? ReadNonce(AsnReader request)
    {
        if (!request.HasData || !request.PeekTag().HasSameClassAndValue(Extensions))
            return null;
        var list = request.ReadSequence(Extensions).ReadSequence();
        while (list.HasData)
        {
            var encoded = list.PeekEncodedValue().ToArray();
            if (list.ReadSequence().ReadObjectIdentifier() == NonceOid)
                return encoded;
        }
        return null;
    }
}
