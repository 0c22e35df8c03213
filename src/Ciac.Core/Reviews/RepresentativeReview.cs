namespace Ciac.Core.Reviews;

public enum ReviewDecision
{
    Pending,
    Confirmed,
    Rejected,
    Withdrawn,
    Expired,
}

/// <summary>An officer's confirmation that the named person is the legal representative, where the firm typed its own data.</summary>
public sealed class RepresentativeReview
{
    public required Guid Id { get; init; }
    public required string Subject { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Identifier { get; init; }
    public required string RepresentativeName { get; init; }
    public required string RepresentativeDocumentNumber { get; init; }
    public required Guid DocumentId { get; init; }
    public required ReviewDecision Decision { get; set; }
    public string? Reason { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One working day later (1-domain, scanned application).</summary>
    public required DateTimeOffset DueAt { get; init; }
}
