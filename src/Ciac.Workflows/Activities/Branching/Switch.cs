using Ciac.Workflows.Activities.Flow;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Branching;

/// <summary>Runs the activities of the matching cases inside itself; else its default.</summary>
[EmbeddedPorts("default")]
[Activity("Elsa.Switch", Category = "Branching", DisplayZh = "多路分支", DisplayEn = "Switch (nested)")]
internal sealed class Switch : Container, IPrepared
{
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);
    public Output<object> Output { get; set; } = new();

    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings) => node.Prepared = SwitchCase.Read(node, findings);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var labels = SwitchCase.Matching(context, context.Get(Mode)).Select(match => match.Label).ToList();
        context.Set(Output, labels.Count == 1 ? labels[0] : labels);
        foreach (var label in labels.Count == 0 ? ["default"] : labels)
            if (context.Node.Ports.GetValueOrDefault(label) is { } branch)
                context.Schedule(branch);
        CompleteIfStill(context);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        CompleteIfStill(context);
        return ValueTask.CompletedTask;
    }

    private static void CompleteIfStill(ActivityContext context)
    {
        if (!context.Burst.ChildrenOf(context.Execution).Any())
            context.Complete();
    }
}
