using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Composition;

/// <summary>Ends the nearest workflow used as an activity, with outcomes; outside of one, the workflow.</summary>
[Activity("Elsa.Complete", Category = "Composition", DisplayZh = "完成子流程", DisplayEn = "Complete")]
internal sealed class Complete : Activity
{
    public Input<object> Outcomes { get; set; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var outcomes = Names(context.Get(Outcomes));
        if (BurstScope.CompositeOf(context.Execution.Parent) is { } composite)
            await context.Burst.CompleteAsync(composite, outcomes.Count == 0 ? ActivityContext.Done : outcomes);
        else
            context.Burst.Finish(InstanceSubStatus.Finished);
    }

    private static List<string> Names(object? value) => value switch
    {
        null => [],
        List<object?> list => [.. list.Select(PlainValue.ToText)],
        string text when text.TrimStart().StartsWith('[') => TypedValue.To<List<string>>(text) ?? [],
        _ => [PlainValue.ToText(value)],
    };
}
