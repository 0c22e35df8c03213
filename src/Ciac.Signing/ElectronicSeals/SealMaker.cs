using System.Formats.Asn1;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Signing.Trust.Gm;

namespace Ciac.Signing.ElectronicSeals;

/// <summary>Who signs a seal or with one: an SM2 certificate and its key.</summary>
/// <param name="Certificate">DER.</param>
/// <param name="Key">At hand while the request runs.</param>
public sealed record SealKey(byte[] Certificate, ISignerKey Key);

/// <summary>What is sealed.</summary>
/// <param name="Digest">SM3 of the document (<see cref="SealMaker.Digest"/>).</param>
/// <param name="Property">Which part of the document is protected, IA5 (propertyInfo); the standard asks for at least that.</param>
/// <param name="At">The time to claim; written in whole seconds.</param>
public sealed record SealedDocument(byte[] Digest, string Property, DateTimeOffset At);

/// <summary>Makes electronic seals and seals documents with them, by SM2 with SM3 (GB/T 38540-2020 §6.2, §7.2).</summary>
public static class SealMaker
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);

    /// <summary>SM3 (GB/T 32905), 32 bytes.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> document) => GmCryptography.Hash(document);

    /// <summary>A seal, DER, signed by who is allowed to make it.</summary>
    /// <exception cref="SealingException">The maker's certificate is no SM2 certificate, or the key is not its own.</exception>
    /// <exception cref="ArgumentException">Both kinds of signers are listed, or none.</exception>
    public static byte[] Make(SealContent content, SealKey maker)
    {
        if (content.Certificates.Count > 0 == content.CertificateDigests.Count > 0) throw new ArgumentException("A seal lists certificates or their digests.", nameof(content));
        var info = Encode(writer => Write(writer, content));
        var made = Sign(info, maker);
        return Encode(writer => Write(writer, info, made));
    }

    /// <summary>The seal on a document, DER. The key signs, and then its signature is stamped, when there is an authority to ask.</summary>
    /// <exception cref="SealingException">The signer's certificate is no SM2 certificate, or the key is not its own.</exception>
    /// <exception cref="TimestampException">No authority answered.</exception>
    public static async Task<byte[]> SealAsync(ElectronicSeal seal, SealedDocument document, SealKey signer, ITimestampClient? timestamps, CancellationToken ct)
    {
        var statement = Encode(writer =>
        {
            writer.WriteInteger(SealReader.Version);
            writer.WriteEncodedValue(seal.Encoded.Span);
            Write(writer, document.At);
            writer.WriteBitString(document.Digest);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, document.Property);
        });
        var made = Sign(statement, signer);
        var token = timestamps is null ? null : await timestamps.StampAsync(made.Value, ct);
        return Encode(writer =>
        {
            Write(writer, statement, made);
            if (token is null) return;
            using var tagged = writer.PushSequence(Context0);
            writer.WriteBitString(token);
        });
    }

    private static Made Sign(byte[] data, SealKey by)
    {
        using var certificate = new SignerCertificate(by.Certificate);
        if (!certificate.IsSm2) throw new SealingException(SealingFailure.UnusableCertificate, "a seal is signed by an SM2 certificate");
        return new Made(by.Certificate, certificate.AlgorithmOid, certificate.Accept(data, by.Key.Sign(data)));
    }

    private static void Write(AsnWriter writer, byte[] signed, Made made)
    {
        writer.WriteEncodedValue(signed);
        writer.WriteOctetString(made.Certificate);
        writer.WriteObjectIdentifier(made.Algorithm);
        writer.WriteBitString(made.Value);
    }

    private static void Write(AsnWriter writer, SealContent content)
    {
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, SealReader.Mark);
            writer.WriteInteger(SealReader.Version);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, content.Vendor);
        }

        writer.WriteCharacterString(UniversalTagNumber.IA5String, content.Id);
        using (writer.PushSequence())
        {
            writer.WriteInteger(content.Kind);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, content.Name);
            WriteSigners(writer, content);
            foreach (var time in (DateTimeOffset[])[content.CreatedAt, content.ValidFrom, content.ValidUntil]) Write(writer, time);
        }

        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, content.Picture.Type);
            writer.WriteOctetString(content.Picture.Data);
            writer.WriteInteger(content.Picture.Width);
            writer.WriteInteger(content.Picture.Height);
        }
    }

    private static void WriteSigners(AsnWriter writer, SealContent content)
    {
        writer.WriteInteger(content.Certificates.Count > 0 ? 1 : 2);
        using var list = writer.PushSequence();
        foreach (var certificate in content.Certificates) writer.WriteOctetString(certificate);
        foreach (var digest in content.CertificateDigests)
        {
            using var entry = writer.PushSequence();
            writer.WriteCharacterString(UniversalTagNumber.PrintableString, "SM3");
            writer.WriteOctetString(digest);
        }
    }

    private static void Write(AsnWriter writer, DateTimeOffset time) => writer.WriteGeneralizedTime(time.ToUniversalTime(), omitFractionalSeconds: true);

    private static byte[] Encode(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence()) content(writer);
        return writer.Encode();
    }

    private sealed record Made(byte[] Certificate, string Algorithm, byte[] Value);
}
