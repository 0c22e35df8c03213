using System.Text.Json.Serialization;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Instances;

/// <summary>What an instance remembers between bursts; stored as JSON in its row.</summary>
internal sealed class InstanceState
{
    [JsonPropertyName("v")] public Dictionary<string, object?> Variables { get; set; } = [];
    [JsonPropertyName("in")] public Dictionary<string, object?> Input { get; set; } = [];
    [JsonPropertyName("out")] public Dictionary<string, object?> Output { get; set; } = [];
    [JsonPropertyName("x")] public List<ActivityExecution> Executions { get; set; } = [];
    [JsonPropertyName("b")] public List<Bookmark> Bookmarks { get; set; } = [];
    [JsonPropertyName("n")] public long LastId { get; set; }
    [JsonPropertyName("j")] public long LastEntry { get; set; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(PlainValueConverter)])]
[JsonSerializable(typeof(InstanceState))]
[JsonSerializable(typeof(List<JournalLine>))]
[JsonSerializable(typeof(Circumstances))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
internal sealed partial class StateJson : JsonSerializerContext;
