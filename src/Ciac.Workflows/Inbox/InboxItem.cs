namespace Ciac.Workflows.Inbox;

internal enum InboxKind : short
{
    Start = 1,
    Stimulus = 2,
    Resume = 3,
    Cancel = 4,
    Retry = 5,
    Skip = 6,
    SetVariable = 7,
    Migrate = 8,
    CancelActivity = 9,
    ScheduleActivity = 10,
}

/// <summary>A row of the inbox.</summary>
internal sealed record InboxItem(InboxKind Kind, DateTimeOffset DueAt)
{
    public long Id { get; init; }
    public string? InstanceId { get; init; }

    /// <summary>The bookmark to resume; of a start, the triggering activity; of a repair, the execution.</summary>
    public string? BookmarkId { get; init; }
    public string? DefinitionId { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public string? Hash { get; init; }

    /// <summary>JSON: the input; of a cancellation the reason.</summary>
    public string? Body { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
