using Ciac.Workflows.Instances;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A condition on a time, with Elsa's words.</summary>
public sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset Timestamp);

/// <summary>What a list of instances is asked with, in the query or as the body.</summary>
public record InstanceQuery
{
    public int? Page { get; init; }
    public int? PageSize { get; init; }
    public string? Cursor { get; init; }
    public string? SearchTerm { get; init; }
    public string? DefinitionId { get; init; }
    public string[]? DefinitionIds { get; init; }
    public string? DefinitionVersionId { get; init; }
    public string? CorrelationId { get; init; }
    public int? Version { get; init; }
    public bool? HasIncidents { get; init; }
    public string? Status { get; init; }
    public string[]? Statuses { get; init; }
    public string? SubStatus { get; init; }
    public string[]? SubStatuses { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
}

/// <summary>Reads a query into the engine's filter.</summary>
public static class InstanceFilters
{
    private static readonly string[] Statuses = ["Running", "Finished"];
    private static readonly string[] SubStatuses = ["Pending", "Executing", "Suspended", "Finished", "Cancelled", "Faulted"];

    private static readonly Dictionary<string, InstanceOrder> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Created"] = InstanceOrder.Created,
        ["CreatedAt"] = InstanceOrder.Created,
        ["UpdatedAt"] = InstanceOrder.Updated,
        ["LastExecuted"] = InstanceOrder.Updated,
        ["Finished"] = InstanceOrder.Finished,
        ["FinishedAt"] = InstanceOrder.Finished,
        ["Name"] = InstanceOrder.Name,
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Is"] = "=",
        ["IsNot"] = "<>",
        ["LessThan"] = "<",
        ["GreaterThan"] = ">",
        ["LessThanOrEqual"] = "<=",
        ["GreaterThanOrEqual"] = ">=",
    };

    /// <summary>The filter, or the name of what is not right.</summary>
    public static (InstanceFilter? Filter, string? Wrong) Read(InstanceQuery query, IReadOnlyList<TimestampFilter>? times)
    {
        var subs = All(query.SubStatus, query.SubStatuses);
        var statuses = All(query.Status, query.Statuses).Distinct().ToList();
        if (!subs.TrueForAll(SubStatuses.Contains)) return (null, "subStatuses");
        if (!statuses.TrueForAll(Statuses.Contains)) return (null, "statuses");
        if (!Orders.TryGetValue(query.OrderBy ?? "Created", out var order)) return (null, "orderBy");
        var size = Math.Clamp(query.PageSize ?? 50, 1, 500);
        if (Math.Max(query.Page ?? 0, 0) > InstanceFilter.MostSkipped / size) return (null, "page");
        var filter = new InstanceFilter
        {
            Search = query.SearchTerm?.Trim(),
            DefinitionId = query.DefinitionId,
            DefinitionIds = query.DefinitionIds ?? [],
            VersionId = query.DefinitionVersionId,
            CorrelationId = query.CorrelationId,
            Version = query.Version,
            HasIncidents = query.HasIncidents,
            Status = statuses is [var one] ? one : null,
            SubStatuses = subs,
            Order = order,
            Ascending = query.OrderDirection == "Ascending",
            Skip = Math.Max(query.Page ?? 0, 0) * size,
            Take = size,
        };
        return WithTimes(WithCursor(filter, query.Cursor), times ?? []);
    }

    private static InstanceFilter? WithCursor(InstanceFilter filter, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return filter;
        return filter.Order != InstanceOrder.Name && Cursor.Read(cursor, 1) is { } place ? filter with { After = new(place.At, place.More[0]) } : null;
    }

    private static (InstanceFilter? Filter, string? Wrong) WithTimes(InstanceFilter? filter, IReadOnlyList<TimestampFilter> times)
    {
        if (filter is null) return (null, "cursor");
        var read = new List<InstanceTime>();
        foreach (var time in times)
        {
            if (!Orders.TryGetValue(time.Column ?? "", out var column) || column == InstanceOrder.Name) return (null, "timestampFilters.column");
            if (!Operators.TryGetValue(time.Operator ?? "", out var comparison)) return (null, "timestampFilters.operator");
            read.Add(new(column, comparison, time.Timestamp.ToUniversalTime()));
        }

        return (filter with { Times = read }, null);
    }

    private static List<string> All(string? one, string[]? several) => [.. (several ?? []).Concat(one is null ? [] : [one])];

    /// <summary>Where the next page begins; null when this was the last.</summary>
    public static string? Next(InstanceFilter filter, IReadOnlyList<InstanceSummary> page)
    {
        if (page.Count < filter.Take || filter.Order == InstanceOrder.Name) return null;
        var last = page[^1];
        return Cursor.Of(filter.Order switch
        {
            InstanceOrder.Created => last.CreatedAt,
            InstanceOrder.Updated => last.UpdatedAt,
            _ => last.FinishedAt ?? last.UpdatedAt,
        }, last.Id);
    }
}
