using System.Text.Json.Serialization;

namespace Ciac.Workflows.Bookmarks;

/// <summary>A place where an instance waits. A timer has a due time and no hash: it is resumed by its id.</summary>
internal sealed class Bookmark
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("n")] public required string Name { get; init; }
    [JsonPropertyName("h")] public string? Hash { get; init; }
    [JsonPropertyName("x")] public required string ExecutionId { get; init; }
    [JsonPropertyName("t")] public DateTimeOffset? DueAt { get; init; }

    /// <summary>What an operator sees of a task or a child; not part of the match.</summary>
    [JsonPropertyName("p")] public string? Payload { get; init; }
}
