namespace Ciac.Workflows.Definitions;

/// <summary>A version of a definition, ready to run.</summary>
internal sealed class WorkflowGraph(DefinitionDocument document, string versionId, int version)
{
    public DefinitionDocument Document { get; } = document;
    public string VersionId { get; } = versionId;
    public int Version { get; } = version;
    public string DefinitionId => Document.DefinitionId;
    public ActivityNode Root { get; set; } = null!;
    public Dictionary<string, ActivityNode> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>What was wrong while the graph was built: reported on publish, fatal only when it is reached.</summary>
    public List<DefinitionFinding> Findings { get; } = [];

    public ActivityNode? FindById(string activityId) => Nodes.Values.FirstOrDefault(node => node.Id == activityId);
}
