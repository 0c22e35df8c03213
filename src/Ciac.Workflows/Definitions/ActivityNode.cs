using System.Text.Json;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Definitions;

/// <summary>An activity of a definition, ready to run. Immutable once the graph is built, and shared by all bursts.</summary>
internal sealed class ActivityNode
{
    public required string Id { get; init; }

    /// <summary>Path of ids from the root. What is stored refers to it.</summary>
    public required string NodeId { get; init; }
    public required string Type { get; init; }
    public string? Name { get; init; }
    public required ActivityType Activity { get; init; }
    public ActivityNode? Parent { get; init; }
    public JsonElement Json { get; init; }
    public bool CanStart { get; init; }

    /// <summary>Expressions by input name, in lower camel case.</summary>
    public Dictionary<string, Expression> Inputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By output name: the id of the variable, or the name of the workflow output, it is copied into.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Embedded children: <c>activities</c>, or one per port.</summary>
    public List<ActivityNode> Children { get; } = [];
    public Dictionary<string, ActivityNode> Ports { get; } = new(StringComparer.OrdinalIgnoreCase);
    public IReadOnlyList<VariableDeclaration> Variables { get; init; } = [];

    /// <summary>The definition whose instance this node is, when a workflow is used as an activity.</summary>
    public DefinitionDocument? Composite { get; init; }

    /// <summary>What the activity's class precomputes from the definition (a flowchart's graph, a switch's cases).</summary>
    public object? Prepared { get; set; }

    public JsonElement? Custom(string key) => Json.Member("customProperties")?.Member(key);
}
