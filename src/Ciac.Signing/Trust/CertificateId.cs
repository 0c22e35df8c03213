using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// How OCSP names a certificate (RFC 6960 §4.1.1). The SHA-1 here identifies, it protects nothing: every responder
/// knows it, and RFC 5019 §2.1.1 asks for it.
/// </summary>
internal sealed record CertificateId(byte[] NameHash, byte[] KeyHash, byte[] Serial)
{
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public static CertificateId Of(X509Certificate2 leaf, X509Certificate2 issuer, Func<byte[], byte[]> hash) =>
        new(hash(issuer.SubjectName.RawData), hash(issuer.PublicKey.EncodedKeyValue.RawData), leaf.SerialNumberBytes.ToArray());

    public static CertificateId Of(X509Certificate2 leaf, X509Certificate2 issuer) => Of(leaf, issuer, HashSha1);

    public void Write(AsnWriter writer)
    {
        using var id = writer.PushSequence();
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha1);
            writer.WriteNull();
        }
        writer.WriteOctetString(NameHash);
        writer.WriteOctetString(KeyHash);
        writer.WriteInteger(Serial);
    }

    /// <summary>The CertID that follows in <paramref name="reader"/> names this leaf of this issuer.</summary>
    public static bool Matches(AsnReader reader, X509Certificate2 leaf, X509Certificate2 issuer)
    {
        var id = reader.ReadSequence();
        Func<byte[], byte[]>? hash = id.ReadSequence().ReadObjectIdentifier() switch
        {
            Sha1 => HashSha1,
            Sha256 => SHA256.HashData,
            _ => null,
        };
        if (hash is null) return false;
        var expected = Of(leaf, issuer, hash);
        return id.ReadOctetString().AsSpan().SequenceEqual(expected.NameHash)
            & id.ReadOctetString().AsSpan().SequenceEqual(expected.KeyHash)
            & id.ReadIntegerBytes().Span.SequenceEqual(expected.Serial);
    }

    [SuppressMessage("Security", "CA5350", Justification = "names a certificate as RFC 6960 demands; no trust rests on it")]
    public static byte[] HashSha1(byte[] data) => SHA1.HashData(data);
}
