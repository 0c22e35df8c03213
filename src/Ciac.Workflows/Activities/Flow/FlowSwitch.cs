using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>Goes the way of the first case that holds, or of all; else <c>Default</c>.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching", DisplayZh = "多路判断", DisplayEn = "Switch", Outcomes = ["Default"])]
internal sealed class FlowSwitch : Activity, IPrepared
{
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings) => node.Prepared = SwitchCase.Read(node, findings);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var labels = SwitchCase.Matching(context, context.Get(Mode)).Select(match => match.Label).ToList();
        context.CompleteWith(labels.Count == 0 ? ["Default"] : labels);
        return ValueTask.CompletedTask;
    }
}
