using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification;

/// <summary>
/// The best time known for a signature and the paths that depend on it: its own timestamp, else a document timestamp made
/// over it, else what the signer claims. A claim about the future counts as now.
/// </summary>
internal sealed class SignatureTimes(TrustStore trust, PathCache paths, DateTimeOffset at)
{
    /// <summary>Signatures in the order of signing; each gets its time and paths.</summary>
    public void Settle(IReadOnlyList<SignatureUnderTest> signatures)
    {
        DateTimeOffset? stamped = null;
        foreach (var signature in signatures.Reverse())
        {
            Settle(signature, stamped);
            if (signature is { IsDocumentTimestamp: true, TimeSource: TimeSource.Timestamp }) stamped = signature.Time;
        }
    }

    private void Settle(SignatureUnderTest signature, DateTimeOffset? stampedLater)
    {
        if (signature is { Token: { } token, Authority: { } authority, TokenFault: null })
        {
            signature.AuthorityPath = paths.Validate(authority, trust.With(CmsIntegrity.Load(token.Message)), token.Time, PathPurpose.Timestamp);
        }
        (signature.Time, signature.TimeSource) = Best(signature, stampedLater);
        if (signature.IsDocumentTimestamp || signature.Signer is not { } signer) return;
        signature.Path = paths.Validate(signer, trust.With(CmsIntegrity.Load(signature.Message!)), signature.Time ?? at, PathPurpose.Sealing);
    }

    private (DateTimeOffset?, TimeSource) Best(SignatureUnderTest signature, DateTimeOffset? stampedLater)
    {
        if (signature.AuthorityPath is { Trusted: true }) return (signature.Token!.Time, TimeSource.Timestamp);
        if (signature.IsDocumentTimestamp) return (null, TimeSource.None);
        if (stampedLater is not null) return (stampedLater, TimeSource.Timestamp);
        return PdfDate.Read(signature.File.Get(signature.Dictionary["M"])) is { } claimed ? (claimed < at ? claimed : at, TimeSource.Claimed) : (null, TimeSource.None);
    }
}
