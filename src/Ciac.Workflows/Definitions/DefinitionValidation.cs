using Ciac.Workflows.Activities.Flow;
using Ciac.Workflows.Activities.Waiting;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Definitions;

/// <summary>Errors and warnings of a definition; the numbers are in the room's README.</summary>
internal static class DefinitionValidation
{
    public static List<DefinitionFinding> Check(WorkflowGraph graph)
    {
        var isTokenFlow = graph.Document.IsTokenFlow;
        // Tokens may be sent back anywhere: only counters need to know what is forward.
        var findings = graph.Findings.Where(finding => !isTokenFlow || finding.Number != "WF-005").ToList();
        if (isTokenFlow)
            findings.Add(new("WF-107", false, null, "The flowcharts run in token mode, as the definition asks: a merge waits for ever for a way that is not taken."));
        foreach (var node in graph.Nodes.Values)
        {
            findings.AddRange(ForeignSpans(node));
            findings.AddRange(UnreadableLiterals(node));
            if (node.Prepared is not FlowPlan plan || node.Children.Count == 0)
                continue;
            var flow = plan.From(plan.DefaultStart);
            findings.AddRange(Unreachable(node, flow));
            findings.AddRange(OpenOutcomes(node, flow));
            findings.AddRange(LoopsWithoutWait(node, flow));
        }
        return findings;
    }

    private static IEnumerable<DefinitionFinding> Unreachable(ActivityNode flowchart, FlowGraph flow) =>
        flowchart.Children.Where((child, i) => !flow.Reachable[i] && !child.CanStart)
            .Select(child => new DefinitionFinding("WF-101", false, child.Id, "No connection leads here from the start."));

    /// <summary>An outcome nobody connected ends the branch without a word; Done alone may end a flow.</summary>
    private static IEnumerable<DefinitionFinding> OpenOutcomes(ActivityNode flowchart, FlowGraph flow)
    {
        for (var i = 0; i < flowchart.Children.Count; i++)
        {
            var connected = flow.OutboundOf(i).Select(connection => connection.Outcome).ToHashSet(StringComparer.Ordinal);
            foreach (var outcome in OutcomesOf(flowchart.Children[i]).Where(outcome => !connected.Contains(outcome)))
                yield return new("WF-102", false, flowchart.Children[i].Id, $"The outcome {outcome} leads nowhere.");
        }
    }

    private static IReadOnlyList<string> OutcomesOf(ActivityNode node) =>
        node.Composite is { } composite ? composite.Outcomes : node.Activity.Attribute.Outcomes;

    private static IEnumerable<DefinitionFinding> LoopsWithoutWait(ActivityNode flowchart, FlowGraph flow)
    {
        foreach (var back in flow.Connections.Where(connection => connection.IsBackward))
        {
            var circle = flow.AncestorsOf(back.Source).Append(back.Source).Where(place => place == back.Target || flow.AncestorsOf(place).Contains(back.Target));
            if (!circle.Any(place => MayWait(flowchart.Children[place])))
                yield return new("WF-103", false, flowchart.Children[back.Source].Id, $"The loop back to {flowchart.Children[back.Target].Id} never waits.");
        }
    }

    /// <summary>Plain decisions and assignments never wait; of all else the engine cannot know.</summary>
    private static bool MayWait(ActivityNode node) =>
        node.Activity.Class.Namespace is { } room && !room.StartsWith("Ciac.Workflows.Activities.Flow", StringComparison.Ordinal)
        && !room.StartsWith("Ciac.Workflows.Activities.Primitives", StringComparison.Ordinal);

    private static IEnumerable<DefinitionFinding> ForeignSpans(ActivityNode node)
    {
        if (node.Activity.Class != typeof(Delay) && node.Activity.Class != typeof(Activities.Waiting.Timer))
            yield break;
        foreach (var (input, expression) in node.Inputs)
            if (expression is Expression.Literal { Value: string text } && Duration.IsReadAsDaysByElsa(text))
                yield return new("WF-104", false, node.Id, $"{input}: '{text}' is hours here; Elsa reads it as days.");
    }

    /// <summary>Only what has one way to be written: a mode, a span, a moment, a number, a flag.</summary>
    private static IEnumerable<DefinitionFinding> UnreadableLiterals(ActivityNode node)
    {
        foreach (var input in node.Activity.Inputs.Where(input => input.ValueType.IsValueType))
            if (node.Inputs.GetValueOrDefault(input.Name) is Expression.Literal { Value: { } value } && value is not "" && !TypedValue.Fits(value, input.ValueType))
                yield return new("WF-106", false, node.Id, $"The value of {input.Name} cannot be read: the activity will fail when it is reached.");
    }
}
