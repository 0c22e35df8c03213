using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Signatures;

namespace Ciac.Portal.Pages.Verification;

public enum Verdict
{
    /// <summary>✔ every signature is there and the document took effect.</summary>
    Valid,

    /// <summary>◷ not all have signed yet.</summary>
    Pending,

    /// <summary>↻ replaced by a newer document.</summary>
    Superseded,

    /// <summary>✕ declined, withdrawn or expired: it never took effect.</summary>
    Ended,

    /// <summary>? no such document.</summary>
    Unknown,
}

/// <summary>One who signed, without personal data.</summary>
public sealed record PublicSignature(string Role, string Name, DateTimeOffset? At);

/// <summary>What anybody may learn who holds a document's code.</summary>
public sealed record VerificationView(Verdict Verdict, DateTimeOffset CheckedAt)
{
    /// <summary>The host in words: fake pages are the risk.</summary>
    public required string Host { get; init; }

    public string? Title { get; init; }

    public string? Number { get; init; }

    public string? UnitName { get; init; }

    public DateTimeOffset? GeneratedAt { get; init; }

    public IReadOnlyList<PublicSignature> Signatures { get; init; } = [];

    /// <summary>64 hexadecimal digits of the file as it is now.</summary>
    public string? Sha256 { get; init; }

    public static VerificationView Of(PublicDocument found, string address, DateTimeOffset now) => new(VerdictOf(found.Request.State), now)
    {
        Host = new Uri(address).Authority,
        Title = found.Document.Title,
        Number = found.Document.Number,
        UnitName = found.Request.Signatories.Find(s => s.Role == SignatoryRole.Enterprise)?.DisplayName,
        GeneratedAt = found.Document.CreatedAt,
        Signatures = [.. found.Request.Signatories.OrderBy(s => s.Order).Select(SignatureOf)],
        Sha256 = Convert.ToHexStringLower(found.Sha256),
    };

    private static PublicSignature SignatureOf(Signatory signatory) => new(
        signatory.Role.ToString(),
        signatory.Role == SignatoryRole.LegalRepresentative ? Mask.Name(signatory.DisplayName) : signatory.DisplayName,
        signatory.SignedAt);

    private static Verdict VerdictOf(SignatureRequestState state) => state switch
    {
        SignatureRequestState.Completed => Verdict.Valid,
        SignatureRequestState.Open => Verdict.Pending,
        _ => Verdict.Ended,
    };
}
