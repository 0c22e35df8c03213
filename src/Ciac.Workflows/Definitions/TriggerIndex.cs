using Ciac.Workflows.Activities.Waiting;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Timers;

namespace Ciac.Workflows.Definitions;

/// <summary>The triggers of a definition: activities marked as able to start it.</summary>
internal static class TriggerIndex
{
    public static IEnumerable<TriggerEntry> Of(WorkflowGraph graph) =>
        graph.Nodes.Values.Where(node => node.CanStart && node.Activity.Attribute.IsTrigger && node.Parent?.Composite is null)
            .Select(node => Entry(graph, node)).OfType<TriggerEntry>();

    private static TriggerEntry? Entry(WorkflowGraph graph, ActivityNode node)
    {
        if (TimeTrigger.Of(node) is { } timed)
            return timed.Entry(graph, node);
        if (node.Type != Event.TypeName || node.Inputs.GetValueOrDefault("eventName") is not Expression.Literal { Value: { } name })
            return null;
        var payload = new EventStimulus(PlainValue.ToText(name));
        return new(graph.DefinitionId, graph.VersionId, node.Id, Event.TypeName, StimulusHash.Of(Event.TypeName, payload), StimulusHash.TextOf(payload));
    }
}
