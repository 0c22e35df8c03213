using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification.Cms;

/// <summary>A TimeStampToken (RFC 3161 §2.4.2): the CMS and the TSTInfo inside.</summary>
internal sealed record TimestampToken
{
    public required CmsMessage Message { get; init; }

    public required string ImprintOid { get; init; }

    public required byte[] Imprint { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <exception cref="AsnContentException">The bytes are no token.</exception>
    public static TimestampToken Read(ReadOnlyMemory<byte> bytes)
    {
        var message = CmsMessage.Read(bytes);
        if (message.ContentType != CmsOids.TimestampInfo || message.Content is null) throw new AsnContentException("not a timestamp token");
        var info = new AsnReader(message.Content, AsnEncodingRules.DER).ReadSequence();
        if (!info.TryReadInt32(out var version) || version != 1) throw new AsnContentException("an unknown version of TSTInfo");
        info.ReadObjectIdentifier();
        var imprint = info.ReadSequence();
        var oid = CmsMessage.AlgorithmOid(imprint.ReadSequence());
        var hash = imprint.ReadOctetString();
        info.ReadIntegerBytes();
        return new TimestampToken { Message = message, ImprintOid = oid, Imprint = hash, Time = info.ReadGeneralizedTime() };
    }

    /// <summary>What is wrong with the token itself, or null; whether its authority is trusted is asked apart.</summary>
    public string? Fault(X509Certificate2? authority)
    {
        if (authority is null) return "the token names no certificate that it holds";
        if (!CmsIntegrity.TypeHolds(Message)) return "the token's content type is not the one it signed";
        if (Digests.Name(Message.Signer.DigestOid) is not { } hash) return "the token uses a digest that is not accepted";
        if (!Digest(hash, Message.Content!).AsSpan().SequenceEqual(Message.Signer.MessageDigest)) return "the token's content is not what was signed";
        if (!CmsIntegrity.ValueHolds(Message, authority, () => Message.Content!)) return "the token's signature does not hold";
        return CmsIntegrity.EssHolds(Message, authority) is true ? null : "the token does not bind its certificate";
    }

    /// <summary>The token stamps exactly these bytes.</summary>
    public bool Stamps(Func<HashAlgorithmName, byte[]> digest) => Digests.Name(ImprintOid) is { } hash && digest(hash).AsSpan().SequenceEqual(Imprint);

    public static byte[] Digest(HashAlgorithmName hash, ReadOnlySpan<byte> data) => Digests.Hash(hash, data);
}
