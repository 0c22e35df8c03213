using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification.Checks;

/// <summary>
/// What nobody signed inside the value, the certificate bag and the unsigned attributes, holds only things that prove
/// themselves: certificates whose issuer is at hand, and attributes of known kinds.
/// </summary>
internal sealed class UnsignedPartsCheck(TrustStore trust) : SignatureCheck("unsigned-parts", CheckSubject.Integrity)
{
    // CMS countersignature and the CAdES attributes of RFC 5126 and EN 319 122-1.
    private static readonly string[] KnownKinds = ["1.2.840.113549.1.9.6", "1.2.840.113549.1.9.16.2.", "0.4.0.1733.2.", "0.4.0.19122.1."];

    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message) return NotApplicable("the value cannot be read");
        var own = Fault(message, signature.IsDocumentTimestamp ? signature.AuthorityPath : signature.Path);
        var stamp = signature.Token is { } token && !signature.IsDocumentTimestamp ? Fault(token.Message, signature.AuthorityPath) : null;
        return Unless(own ?? stamp);
    }

    private string? Fault(CmsMessage message, PathResult? path)
    {
        if (message.Signer.Unsigned.Keys.Any(oid => !KnownKinds.Any(kind => oid.StartsWith(kind, StringComparison.Ordinal)))) return "there is an unsigned attribute of an unknown kind";
        if (message.Bag.Contains(null)) return "the certificate bag holds something that is no certificate";
        var certificates = CmsIntegrity.Load(message).Where(certificate => !message.Signer.Names(certificate)).ToList();
        var issuers = certificates.Concat(trust.Roots).Concat(trust.Intermediates).ToList();
        return certificates.TrueForAll(certificate => Proves(certificate, path, issuers)) ? null : "a certificate in the bag does not hold";
    }

    /// <summary>
    /// The signer's own is bound by the signature. Another one is part of the accepted chain or has its issuer at hand; only
    /// where no chain is accepted anyway may the issuer be unknown.
    /// </summary>
    private static bool Proves(X509Certificate2 certificate, PathResult? path, List<X509Certificate2> issuers)
    {
        if (path?.Chain.Any(link => link.RawData.AsSpan().SequenceEqual(certificate.RawData)) is true && path.Trusted) return true;
        if (issuers.Exists(issuer => IssuedBy.Holds(certificate, issuer))) return true;
        return path is not { Trusted: true } && issuers.TrueForAll(issuer => !certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData));
    }
}
