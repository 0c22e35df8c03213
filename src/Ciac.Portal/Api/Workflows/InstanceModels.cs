using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A row of the list of instances, with Elsa's names.</summary>
public sealed record InstanceRow
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int Version { get; init; }
    public required string Status { get; init; }
    public required string SubStatus { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public string? ParentWorkflowInstanceId { get; init; }
    public int IncidentCount { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    public static InstanceRow Of(InstanceSummary row) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = row.VersionId,
        Version = row.Version,
        Status = row.Status,
        SubStatus = row.SubStatus,
        CorrelationId = row.CorrelationId,
        Name = row.Name,
        ParentWorkflowInstanceId = row.ParentId,
        IncidentCount = row.IncidentCount,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        FinishedAt = row.FinishedAt,
    };

    public static InstanceRow Of(InstanceView view) => new()
    {
        Id = view.Id,
        DefinitionId = view.DefinitionId,
        DefinitionVersionId = view.VersionId,
        Version = view.Version,
        Status = view.Status,
        SubStatus = view.SubStatus,
        CorrelationId = view.CorrelationId,
        Name = view.Name,
        ParentWorkflowInstanceId = view.ParentId,
        IncidentCount = view.Incidents.Count,
        CreatedAt = view.CreatedAt,
        UpdatedAt = view.UpdatedAt,
        FinishedAt = view.FinishedAt,
    };
}

/// <summary>The views of an instance.</summary>
public static class InstanceModels
{
    public static object Whole(InstanceView view) => new { instance = InstanceRow.Of(view), workflowState = State(view) };

    public static object State(InstanceView view) => new
    {
        id = view.Id,
        definitionId = view.DefinitionId,
        definitionVersionId = view.VersionId,
        definitionVersion = view.Version,
        correlationId = view.CorrelationId,
        name = view.Name,
        parentWorkflowInstanceId = view.ParentId,
        status = view.Status,
        subStatus = view.SubStatus,
        input = view.Input,
        output = view.Output,
        bookmarks = view.Bookmarks.Select(Bookmark),
        incidents = view.Incidents.Select(incident => new
        {
            incident.ActivityId,
            activityInstanceId = incident.Id,
            incident.ActivityType,
            incident.Message,
            incident.Attempt,
            timestamp = incident.At,
        }),
        properties = new { variables = view.Variables },
        createdAt = view.CreatedAt,
        updatedAt = view.UpdatedAt,
        finishedAt = view.FinishedAt,
    };

    public static object Bookmark(BookmarkView bookmark) => new { bookmark.Id, bookmark.Name, bookmark.Hash, bookmark.ActivityId, bookmark.ActivityInstanceId, bookmark.DueAt };

    public static object Variables(IEnumerable<VariableView> variables)
    {
        var items = variables.Select(variable => new { variable.Id, variable.Name, variable.TypeName, variable.Value }).ToList();
        return new { items, count = items.Count };
    }

    public static object Journal(JournalEntry entry) => new
    {
        id = $"{entry.ActivityInstanceId}:{entry.Sequence}",
        entry.ActivityInstanceId,
        entry.ActivityId,
        entry.ActivityType,
        activityTypeVersion = 1,
        entry.ActivityName,
        entry.NodeId,
        timestamp = entry.At,
        entry.Sequence,
        eventName = entry.Event,
        entry.Message,
    };

    public static object Incident(IncidentRow row) => new
    {
        workflowInstanceId = row.InstanceId,
        row.ActivityInstanceId,
        row.DefinitionId,
        row.ActivityId,
        row.ActivityType,
        row.Message,
        row.Detail,
        row.Input,
        row.Attempt,
        timestamp = row.At,
    };
}

/// <summary>Where a page ended, as a text a client only hands back.</summary>
public static class Cursor
{
    public static string Of(DateTimeOffset at, params string[] more) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('|', [at.UtcTicks.ToString(CultureInfo.InvariantCulture), .. more])));

    /// <summary>Null when it is not one of ours.</summary>
    public static (DateTimeOffset At, string[] More)? Read(string text, int count)
    {
        if (!Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == count + 1 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), parts[1..]) : null;
    }
}
