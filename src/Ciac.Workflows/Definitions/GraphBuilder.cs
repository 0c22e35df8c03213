using System.Text.Json;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Activities.Composition;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Definitions;

/// <summary>Builds the runnable graph of a definition. Nested workflows are built in place.</summary>
internal sealed class GraphBuilder(ActivityRegistry registry, Func<JsonElement, DefinitionDocument?> findComposite)
{
    // Workflows that contain others twice, and those others twice, double with each level.
    private const int MostNodes = 20_000;
    private WorkflowGraph _graph = null!;

    public WorkflowGraph Build(DefinitionDocument document, string versionId, int version)
    {
        _graph = new WorkflowGraph(document, versionId, version);
        _graph.Root = document.Root is { } root
            ? Node(root, new Place("Workflow1", null, "root"))
            : Node(EmptySequence, new Place("Workflow1", null, "root"));
        return _graph;
    }

    private static JsonElement EmptySequence { get; } = JsonDocument.Parse("""{"id":"Sequence1","type":"Elsa.Sequence","version":1}""").RootElement;

    private ActivityNode Node(JsonElement json, Place place)
    {
        var type = json.Text("type") ?? "";
        var id = json.Text("id") is { Length: > 0 } given ? given : $"{ShortName(type)}{_graph.Nodes.Count + 1}";
        var known = registry.Find(type);
        var composite = known is null ? findComposite(json) : null;
        var node = new ActivityNode
        {
            Id = id,
            NodeId = $"{place.Path}:{id}",
            Type = type,
            Name = json.Text("name"),
            Parent = place.Parent,
            Json = json,
            Activity = known ?? registry.Find(composite is null ? NotFound.TypeName : Composite.TypeName)!,
            CanStart = (json.Member("customProperties")?.Flag("canStartWorkflow") ?? json.Flag("canStartWorkflow")) == true,
            Variables = [.. json.Items("variables").Select(VariableDeclaration.Read)],
            Composite = composite,
        };
        Register(node, known is null && composite is null);
        ReadArguments(node);
        AddChildren(node);
        node.Activity.Prepare(node, _graph.Findings);
        return node;
    }

    private void Register(ActivityNode node, bool missing)
    {
        if (missing)
            Report("WF-001", node, node.Type.Length == 0 ? "The activity has no type." : $"The activity type {node.Type} is unknown.");
        if (!_graph.Nodes.TryAdd(node.NodeId, node))
            Report("WF-002", node, $"The activity id {node.Id} is used twice.");
    }

    private void ReadArguments(ActivityNode node)
    {
        var inputs = node.Composite is { } child ? child.Inputs.Select(input => input.Name) : node.Activity.Inputs.Select(input => input.Name);
        foreach (var name in inputs)
        {
            if (node.Json.Member(name) is not { } json)
                continue;
            if (ExpressionCompiler.IsWithoutType(json))
                Warn("WF-105", node, $"The input {name} has no typeName: it is not read, here as in Elsa.");
            if (ExpressionCompiler.CompileInput(json) is not { } expression)
                continue;
            node.Inputs[name] = expression;
            if (expression is Expression.Broken broken)
                Report("WF-003", node, $"The expression of {name} is broken. {broken.Reason}");
        }
        var outputs = node.Composite is { } inner ? inner.Outputs.Select(output => output.Name) : node.Activity.Outputs.Select(output => output.Name);
        foreach (var name in outputs)
            if (node.Json.Member(name)?.Member("memoryReference")?.Text("id") is { Length: > 0 } target)
                node.Outputs[name] = target;
    }

    private void AddChildren(ActivityNode node)
    {
        if (node.Composite?.Root is { } root)
            AddComposite(node, root);
        if (!node.Activity.IsContainer)
            return;
        foreach (var name in (string[])["activities", "branches"])
            foreach (var json in node.Json.Items(name).Where(IsActivity))
                node.Children.Add(Node(json, new(node.NodeId, node, name)));
        foreach (var port in node.Activity.Ports)
            if (node.Json.Member(port) is { } json && IsActivity(json))
                node.Ports[port] = Node(json, new(node.NodeId, node, port));
        foreach (var json in node.Json.Items("cases"))
            if (json.Member("activity") is { } activity && IsActivity(activity))
                node.Ports[json.Text("label") ?? ""] = Node(activity, new(node.NodeId, node, "cases"));
    }

    private void AddComposite(ActivityNode node, JsonElement root)
    {
        if (Ancestors(node).Any(ancestor => ancestor.Composite == node.Composite))
            Report("WF-004", node, $"The workflow {node.Type} contains itself.");
        else if (_graph.Nodes.Count > MostNodes)
            Report("WF-007", node, $"With the workflows it contains, the workflow has more than {MostNodes} activities.");
        else
            node.Ports["root"] = Node(root, new(node.NodeId, node, "root"));
    }

    private static IEnumerable<ActivityNode> Ancestors(ActivityNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
            yield return parent;
    }

    private static bool IsActivity(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.Text("type") is { Length: > 0 };

    private static string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..];

    private void Report(string number, ActivityNode node, string text) => _graph.Findings.Add(new(number, true, node.Id, text));

    private void Warn(string number, ActivityNode node, string text) => _graph.Findings.Add(new(number, false, node.Id, text));

    private sealed record Place(string Path, ActivityNode? Parent, string Port);
}
