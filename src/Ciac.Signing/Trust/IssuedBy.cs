using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>One link of a chain, by name and by signature.</summary>
internal static class IssuedBy
{
    public static bool Holds(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)) return false;
        try
        {
            var outer = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
            var signed = outer.ReadEncodedValue();
            var algorithm = SignatureAlgorithm.Read(outer.ReadEncodedValue());
            return algorithm is not null && algorithm.Verifies(issuer, signed.Span, outer.ReadBitString(out _));
        }
        catch (AsnContentException)
        {
            // What is not DER was signed by nobody.
            return false;
        }
    }
}
