namespace Ciac.Workflows.Incidents;

/// <summary>Reads the incidents of all instances.</summary>
public interface IIncidentReader
{
    /// <summary>Incidents that are not repaired, oldest first: the one that waits longest is the first to look at.</summary>
    Task<IReadOnlyList<IncidentRow>> ListAsync(IncidentFilter filter, CancellationToken ct);
}

/// <summary>Which incidents to list.</summary>
public sealed record IncidentFilter
{
    /// <summary>Of these instances; empty = of all.</summary>
    public IReadOnlyList<string> InstanceIds { get; init; } = [];

    /// <summary>Of one definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Behind the last row of the page before.</summary>
    public IncidentCursor? After { get; init; }

    /// <summary>Most rows, up to 500.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>The last row of a page of incidents.</summary>
public sealed record IncidentCursor(DateTimeOffset At, string InstanceId, string ActivityInstanceId);

/// <summary>An incident with where it is.</summary>
public sealed record IncidentRow
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The execution that failed.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The activity's id.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>What it said.</summary>
    public required string Message { get; init; }

    /// <summary>The exception in full; for developers.</summary>
    public string? Detail { get; init; }

    /// <summary>What the activity was called with, as JSON.</summary>
    public string? Input { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempt { get; init; }

    /// <summary>When it failed for good.</summary>
    public DateTimeOffset At { get; init; }
}
