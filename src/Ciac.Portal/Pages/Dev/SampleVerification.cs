using Ciac.Portal.Components;
using Ciac.Portal.Pages.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    public static UploadView VerifiedFile(string state = "") => state switch
    {
        "empty" => new UploadView(),
        "error" => new UploadView { Errors = FormErrors.Of(("File", "文件不是 PDF，或已加密、已损坏，无法查验。")) },
        "unsigned" => Brought([], []),
        "untrusted" => Brought([Signed(intact: true, trusted: false)], []),
        "broken" => Brought([Signed(intact: false, trusted: true)], [new DocumentChange(ChangeKind.Modified, "/page (3)/Contents", Allowed: false)]),
        _ => Brought([Signed(intact: true, trusted: true)], []) with { Known = Verification(), IsLatest = true },
    };

    private static UploadView Brought(IReadOnlyList<SignatureReport> signatures, IReadOnlyList<DocumentChange> changes) => new()
    {
        Report = new VerificationReport { At = At(17, 16, 30), Signatures = signatures, Changes = changes },
        Sha256 = Fingerprint,
    };

    private static SignatureReport Signed(bool intact, bool trusted) => new()
    {
        Field = "enterprise",
        IsDocumentTimestamp = false,
        Time = At(17, 10, 4),
        TimeSource = TimeSource.Timestamp,
        Intact = intact,
        CoversWholeFile = intact,
        Trusted = trusted,
        Level = PadesLevel.BaselineT,
        Checks =
        [
            new CheckResult("digest", CheckSubject.Integrity, CheckOutcome.Passed, ""),
            new CheckResult("later-changes", CheckSubject.Integrity, intact ? CheckOutcome.Passed : CheckOutcome.Failed, intact ? "" : "changed after signing: /page (3)/Contents"),
            new CheckResult("chain", CheckSubject.Trust, trusted ? CheckOutcome.Passed : CheckOutcome.Failed, trusted ? "" : "the certificate is not accepted: Untrusted"),
        ],
        ChangesAfter = [],
    };
}
