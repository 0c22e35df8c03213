namespace Ciac.Workflows.Bookmarks;

/// <summary>Finds who waits for a stimulus.</summary>
public interface IBookmarkReader
{
    /// <summary>The bookmarks a stimulus of this name and payload would resume, the oldest first; at most 100.</summary>
    Task<IReadOnlyList<WaitingBookmark>> WaitingForAsync(string name, object? payload, CancellationToken ct);
}

/// <summary>A bookmark with its instance.</summary>
public sealed record WaitingBookmark(string InstanceId, string Id, string Name, string ActivityId, string? CorrelationId, DateTimeOffset CreatedAt);
