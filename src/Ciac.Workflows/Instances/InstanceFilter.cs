namespace Ciac.Workflows.Instances;

/// <summary>Which instances to list; what is null or empty does not matter.</summary>
public sealed record InstanceFilter
{
    /// <summary>Of one definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Of one of several definitions.</summary>
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    /// <summary>These instances.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Of one version, by its id.</summary>
    public string? VersionId { get; init; }

    /// <summary>Of one version, by its number.</summary>
    public int? Version { get; init; }

    /// <summary>With a correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Whose id is this, or whose correlation id or name begins with it.</summary>
    public string? Search { get; init; }

    /// <summary><c>Running</c> or <c>Finished</c>.</summary>
    public string? Status { get; init; }

    /// <summary>See <see cref="InstanceView.SubStatus"/>.</summary>
    public IReadOnlyList<string> SubStatuses { get; init; } = [];

    /// <summary>Only those with incidents (true) or without (false).</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Begun, moved or ended within a time; all must hold.</summary>
    public IReadOnlyList<InstanceTime> Times { get; init; } = [];

    /// <summary>Begun before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Continues behind the last row of the page before; with the order it was made in.</summary>
    public InstanceCursor? After { get; init; }

    /// <summary>By what the rows are ordered.</summary>
    public InstanceOrder Order { get; init; } = InstanceOrder.Created;

    /// <summary>Oldest first instead of newest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Rows to leave out at the beginning, up to <see cref="MostSkipped"/>; beyond that use <see cref="After"/>.</summary>
    public int Skip { get; init; }

    /// <summary>Most rows, up to 500.</summary>
    public int Take { get; init; } = 50;

    /// <summary>How far pages are counted off: further ones are reached by a cursor.</summary>
    public const int MostSkipped = 10_000;
}

/// <summary>By what a list of instances is ordered. By name, the ones without a name come last (first when descending).</summary>
public enum InstanceOrder
{
    /// <summary>When they began.</summary>
    Created,

    /// <summary>When they last moved.</summary>
    Updated,

    /// <summary>When they ended; lists only those that did.</summary>
    Finished,

    /// <summary>By name, in the order of its bytes.</summary>
    Name,
}

/// <summary>The last row of a page: its time by the list's order, and its id.</summary>
public sealed record InstanceCursor(DateTimeOffset At, string Id);

/// <summary>A condition on a time of an instance.</summary>
/// <param name="Column">Which time.</param>
/// <param name="Comparison">One of <c>= &lt;&gt; &lt; &gt; &lt;= &gt;=</c>.</param>
/// <param name="At">What it is compared with.</param>
public sealed record InstanceTime(InstanceOrder Column, string Comparison, DateTimeOffset At);

/// <summary>A number of rows that was not counted beyond a bound.</summary>
/// <param name="Count">The number; the bound when there are more.</param>
/// <param name="IsExact">False when there are more.</param>
public sealed record BoundedCount(int Count, bool IsExact);

/// <summary>The question would have to read too much of the table: it needs a definition, a status or a shorter time.</summary>
public sealed class TooWideException(Exception cause) : Exception("The filter is too wide to be answered in time.", cause);

/// <summary>A row of a list of instances.</summary>
public sealed record InstanceSummary
{
    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The id of the version it runs.</summary>
    public string VersionId { get; init; } = "";

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

    /// <summary>The instance that started it.</summary>
    public string? ParentId { get; init; }

    /// <summary>Incidents that are not repaired.</summary>
    public int IncidentCount { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
