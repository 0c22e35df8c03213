namespace Ciac.Workflows.Definitions;

/// <summary>A stored version of a definition.</summary>
internal sealed record DefinitionVersion
{
    public required string VersionId { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required string Content { get; init; }
    public required string Sha { get; init; }
    public bool IsLatest { get; init; }
    public bool IsPublished { get; init; }
    public Dictionary<string, string> Pins { get; init; } = [];
}
