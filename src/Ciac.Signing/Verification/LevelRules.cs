using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification;

/// <summary>Which level of EN 319 142-1 §6 a signature reaches: each level needs the one below.</summary>
internal sealed class LevelRules(IReadOnlyList<SignatureUnderTest> signatures)
{
    private readonly Dictionary<PdfFile, StoredEvidence> _stores = [];

    public PadesLevel Of(SignatureUnderTest signature, SignatureReport report)
    {
        if (!report.Intact || signature.IsDocumentTimestamp || !Binds(report)) return PadesLevel.None;
        if (signature.TimeSource != TimeSource.Timestamp) return PadesLevel.BaselineB;
        if (!IsProven(signature, signature.File)) return PadesLevel.BaselineT;
        return signatures.Any(later => IsArchive(later, signature)) ? PadesLevel.BaselineLTA : PadesLevel.BaselineLT;
    }

    private static bool Binds(SignatureReport report) =>
        report.Checks.Any(check => check is { Code: "certificate-binding", Outcome: CheckOutcome.Passed });

    /// <summary>The store of that state of the file holds what judges the signer at the stamped time.</summary>
    private bool IsProven(SignatureUnderTest signature, PdfFile state) =>
        signature is { Path: { Trusted: true, Issuer: { } issuer }, Signer: { } signer, Time: { } time }
        && Store(state).About(signer, issuer, time) is not null;

    /// <summary>A trusted document timestamp made when the store already held that data.</summary>
    private bool IsArchive(SignatureUnderTest later, SignatureUnderTest signature) =>
        later is { IsDocumentTimestamp: true, TimeSource: TimeSource.Timestamp, Revision: { } state } && IsProven(signature, state);

    private StoredEvidence Store(PdfFile state)
    {
        if (!_stores.TryGetValue(state, out var store)) _stores[state] = store = StoredEvidence.Read(state);
        return store;
    }
}
