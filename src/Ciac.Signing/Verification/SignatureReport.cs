using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification;

/// <summary>Where the time of a signature comes from.</summary>
public enum TimeSource
{
    /// <summary>Neither stamped nor claimed.</summary>
    None,

    /// <summary>The signer's own clock (/M).</summary>
    Claimed,

    /// <summary>A timestamp authority.</summary>
    Timestamp,
}

/// <summary>The level of EN 319 142-1 §6 that a signature reaches.</summary>
public enum PadesLevel
{
    /// <summary>Not a PAdES signature, or not intact.</summary>
    None,

    /// <summary>Signature with the signer's certificate bound to it.</summary>
    BaselineB,

    /// <summary>With a timestamp.</summary>
    BaselineT,

    /// <summary>With the data to validate it later.</summary>
    BaselineLT,

    /// <summary>With a document timestamp over that data.</summary>
    BaselineLTA,
}

/// <summary>What is known about one signature.</summary>
public sealed record SignatureReport
{
    /// <summary>Name of its field.</summary>
    public required string Field { get; init; }

    /// <summary>A document timestamp (EN 319 142-1 §5.4.3) instead of a person's or unit's signature.</summary>
    public required bool IsDocumentTimestamp { get; init; }

    /// <summary>The signer's certificate; null when the signature names none that it holds.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Common name of the certificate, for reading; identities are compared by the certificate.</summary>
    public string? Signer => Certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>The name that the signer wrote (/Name): a claim.</summary>
    public string? ClaimedName { get; init; }

    /// <summary>Why it was signed (/Reason): a claim.</summary>
    public string? Reason { get; init; }

    /// <summary>The best time known for the signature.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who says that time.</summary>
    public TimeSource TimeSource { get; init; }

    /// <summary>Digest and value hold, nothing is hidden outside the byte range, and nothing forbidden was changed afterwards.</summary>
    public required bool Intact { get; init; }

    /// <summary>No byte of the file lies outside what it signed (but its own value).</summary>
    public required bool CoversWholeFile { get; init; }

    /// <summary>A trusted root vouches for the signer at <see cref="Time"/>.</summary>
    public required bool Trusted { get; init; }

    /// <summary>Whether the signer's certificate was revoked; null when nobody was asked.</summary>
    public RevocationStatus? Revocation { get; init; }

    /// <summary>The level reached.</summary>
    public PadesLevel Level { get; init; }

    /// <summary>Every check, in order.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>What later revisions did to what this signature signed.</summary>
    public required IReadOnlyList<DocumentChange> ChangesAfter { get; init; }

    /// <summary>No check failed.</summary>
    public bool Valid => Intact && Checks.All(check => check.Outcome != CheckOutcome.Failed);
}
