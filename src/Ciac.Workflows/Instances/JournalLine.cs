using System.Text.Json.Serialization;

namespace Ciac.Workflows.Instances;

/// <summary>One entry of the journal as it is stored, many to a row.</summary>
internal sealed record JournalLine(
    [property: JsonPropertyName("n")] string NodeId,
    [property: JsonPropertyName("x")] string ExecutionId,
    [property: JsonPropertyName("e")] string Event,
    [property: JsonPropertyName("m")] string? Message);
