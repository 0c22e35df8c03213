namespace Ciac.Workflows.Instances;

/// <summary>Which instances to list; what is null does not matter.</summary>
public sealed record InstanceFilter
{
    /// <summary>Of one definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>With a correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary><c>Running</c> or <c>Finished</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Only those with incidents (true) or without (false).</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Begun before this moment: the last of the page before.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Most rows, up to 500.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Counts of one activity, by its path of ids.</summary>
public sealed record ActivityStatistics(string NodeId, long Started, long Completed, long Faulted);

/// <summary>A row of a list of instances.</summary>
public sealed record InstanceSummary
{
    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The number of the version it runs.</summary>
    public required int Version { get; init; }

    /// <summary>See <see cref="InstanceView.Status"/>.</summary>
    public required string Status { get; init; }

    /// <summary>See <see cref="InstanceView.SubStatus"/>.</summary>
    public required string SubStatus { get; init; }

    /// <summary>The business key.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Incidents that are not repaired.</summary>
    public int IncidentCount { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
