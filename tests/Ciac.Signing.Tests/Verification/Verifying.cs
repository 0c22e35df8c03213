using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

/// <summary>Verifies with the test authority as the only trusted root.</summary>
internal static class Verifying
{
    public static readonly TrustStore Trust = TrustStore.Load([TestAuthority.Shared.Root], []);

    public static Task<VerificationReport> VerifyAsync(byte[] pdf, RevocationChecker? revocation = null) =>
        new PadesVerifier(Trust, revocation).VerifyAsync(pdf, DateTimeOffset.UtcNow, CancellationToken.None);

    /// <summary>The failed checks, for a message that says what is wrong.</summary>
    public static string Explain(VerificationReport report) => string.Join("\n", report.Signatures.SelectMany(signature => signature.Checks
        .Where(check => check.Outcome is CheckOutcome.Failed or CheckOutcome.Undecided).Select(check => $"{signature.Field} {check.Code}: {check.Detail}"))
        .Prepend(report.Unreadable ?? "").Concat(report.Changes.Select(change => change.ToString())));
}
