namespace Ciac.Signing.Verification;

/// <summary>What is known about a PDF file and its signatures. Data only: whoever reads it decides.</summary>
public sealed record VerificationReport
{
    /// <summary>Why the file could not be read; null when it could.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The time for which the report holds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The signatures in the order of signing.</summary>
    public required IReadOnlyList<SignatureReport> Signatures { get; init; }

    /// <summary>What happened after the last signature.</summary>
    public required IReadOnlyList<DocumentChange> Changes { get; init; }

    /// <summary>There are signatures, each is intact, and nothing forbidden was done to what they signed.</summary>
    public bool Intact => Unreadable is null && Signatures.Count > 0 && Signatures.All(signature => signature.Intact) && Changes.All(change => change.Allowed);

    /// <summary>Intact, and a trusted root vouches for every signer.</summary>
    public bool Trusted => Intact && Signatures.All(signature => signature is { Trusted: true, Valid: true });

    /// <summary>The lowest level among the signatures, document timestamps aside.</summary>
    public PadesLevel Level => Signatures.Where(signature => !signature.IsDocumentTimestamp).Select(signature => signature.Level).DefaultIfEmpty(PadesLevel.None).Min();
}
