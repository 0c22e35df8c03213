using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification.Cms;

/// <summary>The mathematics of a message: is the value the named certificate's, does the ESS attribute bind that certificate.</summary>
internal static class CmsIntegrity
{
    private const string EssV1 = "1.2.840.113549.1.9.16.2.12";

    /// <summary>The certificate of the bag that the signer names; exactly one.</summary>
    public static X509Certificate2? FindSigner(CmsMessage message)
    {
        var named = Load(message).Where(message.Signer.Names).ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>The readable certificates of the bag.</summary>
    public static IEnumerable<X509Certificate2> Load(CmsMessage message) => message.Bag.OfType<X509Certificate2>();

    public static X509Certificate2? TryLoad(ReadOnlyMemory<byte> der)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(der.Span);
        }
        catch (CryptographicException)
        {
            // The bag is not signed: junk in it is for the check of the bag to report, not a reason to stop.
            return null;
        }
    }

    /// <summary>
    /// The value signs the attributes, or without any <paramref name="content"/>. Bytes that a key signed as attributes are no file,
    /// so nobody can pass the one off as the other.
    /// </summary>
    public static bool ValueHolds(CmsMessage message, X509Certificate2 signer, Func<byte[]> content) =>
        SignatureAlgorithm.Read(message.Signer.Algorithm, message.Signer.DigestOid) is { } algorithm
        && algorithm.Hash == Trust.Digests.Name(message.Signer.DigestOid)
        && algorithm.Verifies(signer, message.Signer.SignedAttributes ?? content(), message.Signer.Value);

    /// <summary>The contentType attribute says what the message contains; only plain data may do without attributes (RFC 5652 §5.3).</summary>
    public static bool TypeHolds(CmsMessage message) =>
        message.Digests.Contains(message.Signer.DigestOid)
        && (message.Signer.SignedAttributes is null ? message.ContentType is CmsOids.Data or CmsOids.GmData : IsSignedType(message));

    private static bool IsSignedType(CmsMessage message) =>
        message.Signer.Signed.TryGetValue(CmsOids.ContentType, out var type)
        && new AsnReader(type, AsnEncodingRules.BER).ReadObjectIdentifier() == message.ContentType;

    /// <returns>null when the message has no ESS attribute.</returns>
    public static bool? EssHolds(CmsMessage message, X509Certificate2 signer)
    {
        var signed = message.Signer.Signed;
        if (signed.TryGetValue(CmsOids.SigningCertificateV2, out var second)) return EssV2Holds(second, signer);
        if (!signed.TryGetValue(EssV1, out var first)) return null;
        var id = First(first);
        return id.ReadOctetString().AsSpan().SequenceEqual(CertificateId.HashSha1(signer.RawData));
    }

    private static bool EssV2Holds(ReadOnlyMemory<byte> attribute, X509Certificate2 signer)
    {
        var id = First(attribute);
        var oid = id.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? id.ReadSequence().ReadObjectIdentifier() : CmsOids.Sha256;
        if (Trust.Digests.Name(oid) is not { } hash) return false;
        return id.ReadOctetString().AsSpan().SequenceEqual(Trust.Digests.Hash(hash, signer.RawData));
    }

    private static AsnReader First(ReadOnlyMemory<byte> attribute) =>
        new AsnReader(attribute, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
}
