using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Children;

/// <summary>Starts a workflow per item, and goes on when all have ended.</summary>
[EmbeddedPorts("childCompleted", "childFaulted")]
[Activity("Elsa.BulkDispatchWorkflows", Category = "Composition", DisplayZh = "批量派发流程", DisplayEn = "Bulk dispatch workflows", Outcomes = ["Completed", "Canceled", "Done"])]
internal sealed class BulkDispatchWorkflows : Container
{
    [Input(UIHint = "workflow-definition-picker")] public Input<string> WorkflowDefinitionId { get; set; } = new();
    public Input<List<object?>> Items { get; set; } = new();
    public Input<string> DefaultItemInputKey { get; set; } = new("Item");
    [Input(AutoEvaluate = false)] public Input<string> CorrelationIdFunction { get; set; } = new();
    public Input<Dictionary<string, object?>> Input { get; set; } = new();
    public Input<bool> WaitForCompletion { get; set; } = new(true);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var items = context.Get(Items) ?? [];
        foreach (var item in items)
            ChildWorkflows.StartAndWait(context, Child(context, item), context.Get(WaitForCompletion) ? ChildWait.Ended : ChildWait.None);
        context.Execution.Index = items.Count;
        if (items.Count == 0 || !context.Get(WaitForCompletion))
            context.Complete("Completed", "Done");
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        var outcome = ChildWorkflows.Outcome(context);
        var port = Equals(outcome["SubStatus"], nameof(InstanceSubStatus.Finished)) ? "childCompleted" : "childFaulted";
        if (context.Node.Ports.GetValueOrDefault(port) is { } handler)
            context.Schedule(handler, new(Variables: new() { ["ChildResult"] = outcome }));
        else
            CountDown(context);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        CountDown(context);
        return ValueTask.CompletedTask;
    }

    private static void CountDown(ActivityContext context)
    {
        if (--context.Execution.Index <= 0)
            context.Complete("Completed", "Done");
    }

    private ChildStart Child(ActivityContext context, object? item)
    {
        var input = new Dictionary<string, object?>(context.Get(Input) ?? []);
        if (item is Dictionary<string, object?> members)
            foreach (var (name, value) in members)
                input[name] = value;
        else
            input[context.Get(DefaultItemInputKey) ?? "Item"] = item;
        context.Execution.Variables = new() { ["item"] = item };
        var correlation = context.Node.Inputs.GetValueOrDefault("correlationIdFunction")?.Evaluate(context.Scope);
        return new(context.Get(WorkflowDefinitionId) ?? "", correlation is null ? null : PlainValue.ToText(correlation), input);
    }
}
