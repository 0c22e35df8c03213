using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Revisions;

namespace Ciac.Signing.Verification;

/// <summary>
/// Verifies the signatures of any PDF file and says, signature by signature, what holds (after EN 319 102-1). It reads what
/// strangers send: bounded, without repair, and without an exception for hostile content. Thread-safe.
/// </summary>
/// <param name="trust">Whom to trust.</param>
/// <param name="revocation">Whom to ask about revocation; nobody when null.</param>
/// <param name="clock">What "now" is where no time is given.</param>
public sealed class PadesVerifier(TrustStore trust, RevocationChecker? revocation = null, TimeProvider? clock = null)
{
    private const int MostSignatures = 100;
    private readonly PathCache _paths = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The report as of now.</summary>
    public Task<VerificationReport> VerifyAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct) => VerifyAsync(pdf, _clock.GetUtcNow(), ct);

    /// <summary>The report as of <paramref name="at"/>.</summary>
    public async Task<VerificationReport> VerifyAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            return await VerifyAsync(PdfFile.Open(pdf), at, ct);
        }
        catch (PdfFormatException broken)
        {
            return new VerificationReport { At = at, Unreadable = broken.Message, Signatures = [], Changes = [] };
        }
    }

    private async Task<VerificationReport> VerifyAsync(PdfFile file, DateTimeOffset at, CancellationToken ct)
    {
        var fields = SignatureFieldTree.Read(file).Where(field => field.IsSigned).ToList();
        if (fields.Count > MostSignatures) throw new PdfFormatException("the file has too many signatures");
        var signatures = fields.Select(field => new SignatureUnderTest(file, field)).OrderBy(signature => signature.Bytes?.End ?? int.MaxValue).ToList();
        var stored = StoredEvidence.Read(file);
        var helped = trust.With(stored.Certificates);
        new SignatureTimes(helped, _paths, at).Settle(signatures);
        var levels = new LevelRules(signatures);
        var history = new RevisionHistory(file);
        var reports = new List<SignatureReport>();
        foreach (var signature in signatures)
        {
            var changes = history.Since(signature);
            var status = await new RevocationCheck(revocation, stored, at).RunAsync(signature, ct);
            var report = new SignatureVerdict(helped, signature).Report(changes, status);
            reports.Add(report with { Level = levels.Of(signature, report) });
        }
        return new VerificationReport { At = at, Signatures = reports, Changes = reports.LastOrDefault()?.ChangesAfter ?? [] };
    }
}
