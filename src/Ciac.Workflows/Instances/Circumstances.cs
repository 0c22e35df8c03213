using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ciac.Workflows.Instances;

/// <summary>What a repetition of an activity needs to be the same call again.</summary>
internal sealed record Circumstances(
    [property: JsonPropertyName("resumedBy")] string? ResumedBy,
    [property: JsonPropertyName("input")] Dictionary<string, object?> Input)
{
    public static Circumstances Of(Burst burst) => new(burst.ResumedBy, burst.ResumeInput);

    public static Circumstances Read(string? text) =>
        text is null ? new(null, []) : JsonSerializer.Deserialize(text, StateJson.Default.Circumstances)!;

    public string ToText() => JsonSerializer.Serialize(this, StateJson.Default.Circumstances);
}
