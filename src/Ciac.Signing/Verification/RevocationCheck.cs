using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification;

/// <summary>
/// Whether the signer's certificate was revoked. A revocation after a stamped time does no harm; with a merely claimed time
/// every revocation counts, for whoever holds a stolen key can claim any time. The file's own store is looked at first.
/// </summary>
internal sealed class RevocationCheck(RevocationChecker? checker, StoredEvidence stored, DateTimeOffset at)
{
    public const string Code = "revocation";

    public async Task<(RevocationStatus? Status, CheckResult Result)> RunAsync(SignatureUnderTest signature, CancellationToken ct)
    {
        // Addresses of a certificate are followed only after its chain was accepted.
        if (signature.Path is not { Trusted: true, Issuer: { } issuer } || signature.Signer is not { } signer) return (null, Line(CheckOutcome.NotApplicable, "no chain is accepted"));
        if (Stored(signature, signer, issuer) is { } known) return (known, Line(signature, known));
        if (checker is null) return (null, Line(CheckOutcome.NotApplicable, "nobody was asked"));
        var status = await checker.CheckAsync(signer, issuer, at, ct);
        return (status, Line(signature, status));
    }

    /// <summary>Stored data counts only at a stamped time: a claimed time could be chosen to fit an old answer.</summary>
    private RevocationStatus? Stored(SignatureUnderTest signature, X509Certificate2 signer, X509Certificate2 issuer) =>
        signature is { TimeSource: TimeSource.Timestamp, Time: { } time } ? stored.About(signer, issuer, time) : null;

    private static CheckResult Line(SignatureUnderTest signature, RevocationStatus status) => status switch
    {
        RevocationStatus.Good => Line(CheckOutcome.Passed, ""),
        RevocationStatus.Revoked revoked when signature.TimeSource == TimeSource.Timestamp && signature.Time < revoked.Since => Line(CheckOutcome.Passed, "revoked after the stamped time"),
        RevocationStatus.Revoked => Line(CheckOutcome.Failed, "the certificate was revoked"),
        RevocationStatus.Unknown unknown => Line(CheckOutcome.Undecided, unknown.Why),
        _ => Line(CheckOutcome.Undecided, "no answer"),
    };

    private static CheckResult Line(CheckOutcome outcome, string detail) => new(Code, CheckSubject.Trust, outcome, detail);
}
