namespace Ciac.Core.Accounts;

public enum CounterEntryState
{
    /// <summary>Taken down by one clerk, waiting for another.</summary>
    Entered,
    Confirmed,
    Rejected,
}

/// <summary>窗口身份采集 (C1): a person with a document that no phone registers, taken down by one clerk and confirmed by another.</summary>
public sealed class CounterEntry
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required byte[] DocumentIndex { get; init; }
    public required string DocumentKind { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Name { get; init; }
    public required CounterEntryState State { get; set; }
    public required Guid EnteredBy { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Reason { get; set; }

    public PersonOf Person => new(DocumentKind, DocumentNumber, Name);
}
