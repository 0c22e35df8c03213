using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Ciac.Sandbox.Ca;

/// RFC 6960 §4.2.1.
public static class OcspResponse
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";

    public static byte[] Refusal(int status)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            writer.WriteEncodedValue([0x0A, 0x01, (byte)status]);
        return writer.Encode();
    }

    public static byte[] Answer(IReadOnlyList<OcspAnswer> answers, byte[]? nonce, KeptKey responder, DateTimeOffset at)
    {
        var data = Data(answers, nonce, responder, at);
        var generator = responder.Key.Generator();
        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            basic.WriteEncodedValue(data);
            basic.WriteEncodedValue(generator.GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA256));
            basic.WriteBitString(generator.SignData(data, HashAlgorithmName.SHA256));
            using (basic.PushSequence(Tag(0)))
            using (basic.PushSequence())
                basic.WriteEncodedValue(responder.Certificate.RawData);
        }
        return Successful(basic.Encode());
    }

    private static byte[] Successful(byte[] basic)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue([0x0A, 0x01, 0x00]);
            using (writer.PushSequence(Tag(0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Basic);
                writer.WriteOctetString(basic);
            }
        }
        return writer.Encode();
    }

    private static byte[] Data(IReadOnlyList<OcspAnswer> answers, byte[]? nonce, KeptKey responder, DateTimeOffset at)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Tag(2)))
                writer.WriteOctetString(KeyHash(responder));
            writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
            using (writer.PushSequence())
                foreach (var answer in answers)
                    WriteAnswer(writer, answer);
            WriteNonce(writer, nonce);
        }
        return writer.Encode();
    }

    private static void WriteNonce(AsnWriter writer, byte[]? nonce)
    {
        if (nonce is null)
            return;
        using (writer.PushSequence(Tag(1)))
        using (writer.PushSequence())
            writer.WriteEncodedValue(nonce);
    }

    private static void WriteAnswer(AsnWriter writer, OcspAnswer answer)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(answer.Id.Encoded);
            WriteStatus(writer, answer.State);
            writer.WriteGeneralizedTime(answer.ThisUpdate, omitFractionalSeconds: true);
            using (writer.PushSequence(Tag(0)))
                writer.WriteGeneralizedTime(answer.NextUpdate, omitFractionalSeconds: true);
        }
    }

    private static void WriteStatus(AsnWriter writer, CertificateState? state)
    {
        if (state?.RevokedAt is not { } revokedAt)
        {
            writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, state is null ? 2 : 0));
            return;
        }
        using (writer.PushSequence(Tag(1)))
        {
            writer.WriteGeneralizedTime(revokedAt, omitFractionalSeconds: true);
            using (writer.PushSequence(Tag(0)))
                writer.WriteEncodedValue([0x0A, 0x01, (byte)(state.Reason ?? 0)]);
        }
    }

    // RFC 6960 fixes SHA-1 for the responder's key hash; it names, it does not protect.
    private static byte[] KeyHash(KeptKey responder) =>
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, responder.Certificate.PublicKey.EncodedKeyValue.RawData);

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
