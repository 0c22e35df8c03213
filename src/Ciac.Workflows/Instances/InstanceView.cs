namespace Ciac.Workflows.Instances;

/// <summary>An instance as others may see it.</summary>
public sealed record InstanceView
{
    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>The definition's stable id.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it runs, and keeps.</summary>
    public required string VersionId { get; init; }

    /// <summary><c>Running</c> or <c>Finished</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>Pending</c>, <c>Executing</c>, <c>Suspended</c>, <c>Finished</c>, <c>Cancelled</c> or <c>Faulted</c>.</summary>
    public required string SubStatus { get; init; }

    /// <summary>The business key.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance's name.</summary>
    public string? Name { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What it waits for.</summary>
    public IReadOnlyList<BookmarkView> Bookmarks { get; init; } = [];

    /// <summary>What went wrong and is not repaired.</summary>
    public IReadOnlyList<IncidentView> Incidents { get; init; } = [];

    /// <summary>Variables of the workflow, by name.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>The same with their ids and types, in the order of the definition.</summary>
    public IReadOnlyList<VariableView> VariableDetails { get; init; } = [];

    /// <summary>The number of the version it runs; 0 before its first burst.</summary>
    public int Version { get; init; }

    /// <summary>The instance that started it.</summary>
    public string? ParentId { get; init; }

    /// <summary>Inputs of the workflow, by name.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();

    /// <summary>Outputs of the workflow, by name.</summary>
    public IReadOnlyDictionary<string, object?> Output { get; init; } = new Dictionary<string, object?>();
}

/// <summary>A bookmark: where an instance waits.</summary>
public sealed record BookmarkView(string Id, string Name, string Hash, string ActivityId, string ActivityInstanceId, DateTimeOffset? DueAt);

/// <summary>An incident: an activity that failed.</summary>
public sealed record IncidentView(string Id, string ActivityId, string ActivityType, string Message, int Attempt, DateTimeOffset At);

/// <summary>A variable of a workflow and its value.</summary>
public sealed record VariableView(string Id, string Name, string TypeName, object? Value);

/// <summary>One line of the journal.</summary>
public sealed record JournalEntry(long Sequence, DateTimeOffset At, string ActivityId, string ActivityInstanceId, string ActivityType, string Event, string? Message)
{
    /// <summary>The activity by its path of ids.</summary>
    public string NodeId { get; init; } = "";

    /// <summary>The activity's name, if it has one.</summary>
    public string? ActivityName { get; init; }
}
