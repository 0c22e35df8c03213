using Ciac.Workflows.Activities.Flow;

namespace Ciac.Workflows.Definitions;

/// <summary>Errors and warnings of a definition.</summary>
internal static class DefinitionValidation
{
    public static List<DefinitionFinding> Check(WorkflowGraph graph)
    {
        var findings = new List<DefinitionFinding>(graph.Findings);
        foreach (var node in graph.Nodes.Values)
            if (node.Prepared is FlowPlan plan && node.Children.Count > 0)
                findings.AddRange(Unreachable(node, plan));
        return findings;
    }

    private static IEnumerable<DefinitionFinding> Unreachable(ActivityNode flowchart, FlowPlan plan)
    {
        var reachable = plan.From(plan.DefaultStart).Reachable;
        for (var i = 0; i < flowchart.Children.Count; i++)
            if (!reachable[i] && !flowchart.Children[i].CanStart)
                yield return new("WF-101", false, flowchart.Children[i].Id, "No connection leads here from the start.");
    }
}
