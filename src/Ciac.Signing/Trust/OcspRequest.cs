using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>One question about one certificate, with a nonce (RFC 6960 §4.1, RFC 8954).</summary>
internal sealed class OcspRequest(X509Certificate2 leaf, X509Certificate2 issuer)
{
    public const string NonceOid = "1.3.6.1.5.5.7.48.1.2";
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 2);

    public X509Certificate2 Leaf => leaf;

    public X509Certificate2 Issuer => issuer;

    public byte[] Nonce { get; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence()) CertificateId.Of(leaf, issuer).Write(writer);
            using (writer.PushSequence(Extensions))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(NonceOid);
                using (writer.PushOctetString()) writer.WriteOctetString(Nonce);
            }
        }
        return writer.Encode();
    }
}
