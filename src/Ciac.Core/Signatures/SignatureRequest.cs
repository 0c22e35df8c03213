namespace Ciac.Core.Signatures;

public enum SignatureRequestState
{
    Open,
    Completed,
    Declined,
    Expired,
    Withdrawn,
}

/// <summary>签署事项: one PDF and an ordered list of signatories. Nothing takes effect before the last signature verifies.</summary>
public sealed class SignatureRequest
{
    public required Guid Id { get; init; }

    /// <summary>The number of the business object that the document describes.</summary>
    public required string Subject { get; init; }
    public required string Title { get; init; }

    /// <summary>The credential (unique identifier) whose session may see and act on it (invariant 4).</summary>
    public required string OwnerUniqueId { get; init; }
    public required string OwnerIdentifier { get; init; }
    public required Guid DocumentId { get; init; }
    public required SignatureRequestState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The end of the present party's turn: every wait of the workflow has a time limit of its own.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? DeclineReason { get; set; }
    public List<Signatory> Signatories { get; init; } = [];

    public Signatory? Current =>
        State == SignatureRequestState.Open
            ? Signatories.Where(s => s.SignedAt is null).MinBy(s => s.Order)
            : null;

    public Signatory Of(SignatoryRole role) => Signatories.Single(s => s.Role == role);

    /// <summary>Not every document is signed by every kind of party.</summary>
    public bool HasSigned(SignatoryRole role) => Signatories.Exists(s => s.Role == role && s.SignedAt is not null);
}
