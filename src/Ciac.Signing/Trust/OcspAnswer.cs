using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>One SingleResponse: the status of one certificate and the time for which it is said (RFC 6960 §4.2.1).</summary>
internal sealed record OcspAnswer(RevocationStatus Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate)
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);

    /// <returns>null when the response is about another certificate.</returns>
    public static OcspAnswer? Read(ReadOnlyMemory<byte> single, X509Certificate2 leaf, X509Certificate2 issuer)
    {
        var reader = new AsnReader(single, AsnEncodingRules.DER).ReadSequence();
        if (!CertificateId.Matches(reader, leaf, issuer)) return null;
        var tag = reader.PeekTag();
        var revoked = tag.HasSameClassAndValue(Context1) ? ReadRevoked(reader.ReadSequence(Context1)) : null;
        var good = revoked is null && tag.HasSameClassAndValue(Context0);
        if (revoked is null) reader.ReadEncodedValue();
        var thisUpdate = reader.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = reader.HasData && reader.PeekTag().HasSameClassAndValue(Context0) ? reader.ReadSequence(Context0).ReadGeneralizedTime() : null;
        RevocationStatus status = good ? new RevocationStatus.Good(thisUpdate, RevocationSource.Ocsp) : new RevocationStatus.Unknown("the responder does not know the certificate");
        return new OcspAnswer(revoked ?? status, thisUpdate, nextUpdate);
    }

    private static RevocationStatus.Revoked ReadRevoked(AsnReader info)
    {
        var since = info.ReadGeneralizedTime();
        int? reason = info.HasData ? info.ReadSequence(Context0).ReadEnumeratedBytes().Span[0] : null;
        return new RevocationStatus.Revoked(since, reason);
    }
}
