using System.Formats.Asn1;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Sealing;

/// <summary>
/// Writes the detached CMS of a PAdES signature (RFC 5652; EN 319 122-1 §5; EN 319 142-1 §6.3). An SM2 key signs the same structure
/// under the content types of GM/T 0010.
/// </summary>
internal static class CmsSignature
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);

    /// <summary>The DER SET OF contentType, messageDigest and signing-certificate-v2. No signing-time: PAdES forbids it.</summary>
    public static byte[] SignedAttributes(byte[] documentDigest, SignerCertificate signer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, CmsOids.ContentType, value => value.WriteObjectIdentifier(DataOf(signer)));
            Attribute(writer, CmsOids.MessageDigest, value => value.WriteOctetString(documentDigest));
            Attribute(writer, CmsOids.SigningCertificateV2, value => EssCertificateId(value, signer));
        }
        return writer.Encode();
    }

    public static byte[] Encode(CmsParts parts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(parts.Signer.IsSm2 ? CmsOids.GmSignedData : CmsOids.SignedData);
            using (writer.PushSequence(Context0)) SignedData(writer, parts);
        }
        return writer.Encode();
    }

    private static void SignedData(AsnWriter writer, CmsParts parts)
    {
        using var sequence = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSetOf()) Algorithm(writer, parts.Signer.HashOid, withNull: false);
        using (writer.PushSequence()) writer.WriteObjectIdentifier(DataOf(parts.Signer));
        using (writer.PushSetOf(Context0))
        {
            foreach (var certificate in Embedded(parts.Chain)) writer.WriteEncodedValue(certificate);
        }
        using (writer.PushSetOf()) SignerInfo(writer, parts);
    }

    private static void SignerInfo(AsnWriter writer, CmsParts parts)
    {
        using var sequence = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(parts.Signer.Certificate.IssuerName.RawData);
            writer.WriteInteger(parts.Signer.Certificate.SerialNumberBytes.Span);
        }
        Algorithm(writer, parts.Signer.HashOid, withNull: false);
        var attributes = parts.SignedAttributes.ToArray();
        // Signed as a SET OF, embedded as [0] IMPLICIT: only the tag differs (RFC 5652 §5.4).
        attributes[0] = 0xA0;
        writer.WriteEncodedValue(attributes);
        Algorithm(writer, parts.Signer.AlgorithmOid, withNull: parts.Signer.IsRsa);
        writer.WriteOctetString(parts.Value);
        if (parts.TimestampToken is not { } token) return;
        using (writer.PushSetOf(Context1)) Attribute(writer, CmsOids.TimestampToken, value => value.WriteEncodedValue(token));
    }

    private static string DataOf(SignerCertificate signer) => signer.IsSm2 ? CmsOids.GmData : CmsOids.Data;

    private static void EssCertificateId(AsnWriter writer, SignerCertificate signer)
    {
        using var signingCertificate = writer.PushSequence();
        using var certificates = writer.PushSequence();
        using var id = writer.PushSequence();
        // SHA-256 is the default algorithm and so is left out (RFC 5035 §4, DER).
        if (signer.IsSm2) Algorithm(writer, signer.HashOid, withNull: false);
        writer.WriteOctetString(Digests.Hash(signer.Hash, signer.Certificate.RawData));
    }

    private static void Attribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        using (writer.PushSetOf()) value(writer);
    }

    private static void Algorithm(AsnWriter writer, string oid, bool withNull)
    {
        using var algorithm = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (withNull) writer.WriteNull();
    }

    /// <summary>Without the root: whoever trusts it has it, and its bytes would be unprotected ballast.</summary>
    private static IEnumerable<byte[]> Embedded(IReadOnlyList<byte[]> chain) => chain.Where((certificate, i) => i == 0 || !IsSelfIssued(certificate));

    // Read as far as both names (RFC 5280 §4.1): opening a whole certificate takes as long as signing.
    private static bool IsSelfIssued(byte[] certificate)
    {
        try
        {
            var body = new AsnReader(certificate, AsnEncodingRules.BER).ReadSequence().ReadSequence();
            if (body.PeekTag().HasSameClassAndValue(Context0)) body.ReadEncodedValue();
            body.ReadInteger();
            body.ReadSequence();
            var issuer = body.ReadEncodedValue();
            body.ReadSequence();
            return body.ReadEncodedValue().Span.SequenceEqual(issuer.Span);
        }
        catch (AsnContentException)
        {
            throw new SealingException(SealingFailure.UnusableCertificate, "an issuer's certificate cannot be read");
        }
    }
}

/// <summary>What goes into the CMS.</summary>
internal sealed record CmsParts(SignerCertificate Signer, IReadOnlyList<byte[]> Chain)
{
    public required byte[] SignedAttributes { get; init; }

    public required byte[] Value { get; init; }

    public byte[]? TimestampToken { get; init; }
}
