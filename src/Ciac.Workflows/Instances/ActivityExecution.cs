using System.Text.Json.Serialization;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Instances;

internal enum ActivityStatus : byte
{
    Pending,
    Running,
    Completed,
    Cancelled,
    Faulted,
}

/// <summary>One execution of an activity. Only live ones are stored; the short names keep the state small.</summary>
internal sealed class ActivityExecution
{
    /// <summary>Counted within the instance: the same in every repetition of a burst, so keys made of it are too.</summary>
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("p")] public string? ParentId { get; init; }
    [JsonPropertyName("n")] public required string NodeId { get; init; }
    [JsonPropertyName("s")] public ActivityStatus Status { get; set; }
    [JsonPropertyName("v")] public Dictionary<string, object?>? Variables { get; set; }
    [JsonPropertyName("d")] public Dictionary<string, object?>? Data { get; set; }
    [JsonPropertyName("c")] public int[]? Counts { get; set; }
    [JsonPropertyName("i")] public int Index { get; set; }
    [JsonPropertyName("t")] public string? Tag { get; init; }
    [JsonPropertyName("w")] public bool ByBackward { get; init; }
    [JsonPropertyName("r")] public int Attempt { get; set; }

    [JsonIgnore] public ActivityNode Node { get; set; } = null!;
    [JsonIgnore] public ActivityExecution? Parent { get; set; }
    [JsonIgnore] public Dictionary<string, object?> Inputs { get; set; } = [];
    [JsonIgnore] public bool IsLive => Status is ActivityStatus.Pending or ActivityStatus.Running or ActivityStatus.Faulted;

    /// <summary>It is more than scheduled.</summary>
    [JsonIgnore] public bool HasBegun => Status != ActivityStatus.Pending;

    public bool IsWithin(ActivityExecution ancestor) => Parent is { } parent && (parent == ancestor || parent.IsWithin(ancestor));
}
