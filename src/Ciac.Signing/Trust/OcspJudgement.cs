using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// Decides whether an OCSP response may be believed (RFC 6960 §3.2): signed by the issuer itself or by a responder that the
/// same issuer appointed, about exactly this certificate, and fresh.
/// </summary>
internal sealed class OcspJudgement(X509Certificate2 leaf, X509Certificate2 issuer, RevocationOptions options)
{
    private static readonly Asn1Tag ByName = new(TagClass.ContextSpecific, 1);

    /// <summary>The answer of <paramref name="der"/>, or what is wrong with it.</summary>
    public OcspVerdict Judge(ReadOnlyMemory<byte> der, byte[] nonce, DateTimeOffset at)
    {
        try
        {
            if (OcspResponse.Read(der) is not { } response) return OcspVerdict.Bad("the responder refused to answer");
            var isEchoed = response.Nonce is { } echo && echo.AsSpan().SequenceEqual(nonce);
            if (response.Nonce is not null && !isEchoed) return OcspVerdict.Bad("another request's answer");
            if (options.NonceRequired && !isEchoed) return OcspVerdict.Bad("the answer does not repeat the nonce");
            return Judge(response, at);
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            return OcspVerdict.Bad("the answer is not an OCSP response");
        }
    }

    /// <summary>The same for a response that was stored with a document: there is no nonce, and <paramref name="at"/> is in the past.</summary>
    public OcspVerdict Judge(OcspResponse response, DateTimeOffset at)
    {
        if (!IsSignedByItsResponder(response, at)) return OcspVerdict.Bad("the answer is not signed by a responder of this issuer");
        if (response.Answers is not [var only]) return OcspVerdict.Bad("the answer is not about one certificate");
        if (OcspAnswer.Read(only, leaf, issuer) is not { } answer) return OcspVerdict.Bad("the answer is about another certificate");
        return IsFresh(answer, at) ? new OcspVerdict(answer, null) : OcspVerdict.Bad("the answer is not of now");
    }

    private bool IsFresh(OcspAnswer answer, DateTimeOffset at)
    {
        var end = answer.NextUpdate ?? answer.ThisUpdate + options.LongestAge;
        return answer.ThisUpdate <= at + options.Skew && at <= end + options.Skew;
    }

    private bool IsSignedByItsResponder(OcspResponse response, DateTimeOffset at)
    {
        var named = response.Certificates.Append(issuer).Where(certificate => IsNamed(response.ResponderId, certificate));
        return named.FirstOrDefault(certificate => IsAppointed(certificate, at)) is { } responder
            && SignatureAlgorithm.Read(response.Algorithm) is { } algorithm
            && algorithm.Verifies(responder, response.Signed.Span, response.Value);
    }

    private static bool IsNamed(ReadOnlyMemory<byte> responderId, X509Certificate2 certificate)
    {
        var reader = new AsnReader(responderId, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        var content = reader.ReadSequence(tag);
        return tag.HasSameClassAndValue(ByName)
            ? content.ReadEncodedValue().Span.SequenceEqual(certificate.SubjectName.RawData)
            : content.ReadOctetString().AsSpan().SequenceEqual(CertificateId.HashSha1(certificate.PublicKey.EncodedKeyValue.RawData));
    }

    /// <summary>The issuer itself, or a certificate that it signed for just this (RFC 6960 §4.2.2.2).</summary>
    private bool IsAppointed(X509Certificate2 responder, DateTimeOffset at)
    {
        if (responder.RawData.AsSpan().SequenceEqual(issuer.RawData)) return true;
        return KeyPurpose.Names(responder, KeyPurpose.OcspSigning)
            && CertificateForm.IsStrict(responder)
            && !CertificateForm.IsAuthority(responder)
            && responder.NotBefore.ToUniversalTime() <= at.UtcDateTime && at.UtcDateTime <= responder.NotAfter.ToUniversalTime()
            && IssuedBy.Holds(responder, issuer);
    }
}

/// <summary>An answer, or why there is none.</summary>
internal sealed record OcspVerdict(OcspAnswer? Answer, string? Fault)
{
    public static OcspVerdict Bad(string fault) => new(null, fault);
}
