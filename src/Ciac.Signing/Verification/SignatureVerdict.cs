using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Checks;

namespace Ciac.Signing.Verification;

/// <summary>Runs the checks of one signature in order and writes its report.</summary>
internal sealed class SignatureVerdict(TrustStore trust, SignatureUnderTest signature)
{
    public SignatureReport Report(IReadOnlyList<DocumentChange> changes, (RevocationStatus? Status, CheckResult Result) revocation)
    {
        SignatureCheck[] checks =
        [
            new FormatCheck(),
            new ByteRangeCheck(),
            new PaddingCheck(),
            new RevisionCheck(),
            new DigestCheck(),
            new ValueCheck(),
            new CertificateBindingCheck(),
            new UnsignedPartsCheck(trust),
            new ChangesCheck(changes),
            new TimestampCheck(),
            new ChainCheck(),
        ];
        CheckResult[] results = [.. checks.Select(check => check.Run(signature)), revocation.Result];
        var intact = IsIntact(results);
        return new SignatureReport
        {
            Field = signature.Field.Name,
            IsDocumentTimestamp = signature.IsDocumentTimestamp,
            Certificate = signature.IsDocumentTimestamp ? signature.Authority : signature.Signer,
            ClaimedName = Text("Name"),
            Reason = Text("Reason"),
            Time = signature.Time,
            TimeSource = signature.TimeSource,
            Intact = intact,
            CoversWholeFile = intact && signature.Bytes?.End == signature.File.Bytes.Length,
            Trusted = signature.IsDocumentTimestamp ? signature.AuthorityPath is { Trusted: true } : signature.Path is { Trusted: true },
            Revocation = revocation.Status,
            Checks = results,
            ChangesAfter = changes,
        };
    }

    /// <summary>A document timestamp is whole only with its imprint, which the timestamp check compares.</summary>
    private bool IsIntact(CheckResult[] results) =>
        results.All(result => result.Subject != CheckSubject.Integrity || result.Outcome != CheckOutcome.Failed)
        && (!signature.IsDocumentTimestamp || signature.TokenFault is null);

    private string? Text(string key) => (signature.File.Get(signature.Dictionary[key]) as PdfString)?.Text;
}
