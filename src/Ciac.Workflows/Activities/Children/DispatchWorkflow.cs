namespace Ciac.Workflows.Activities.Children;

/// <summary>Starts another workflow in the background; waits for its end only when told to.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "Composition", DisplayZh = "派发流程", DisplayEn = "Dispatch workflow")]
internal sealed class DispatchWorkflow : Activity
{
    [Input(UIHint = "workflow-definition-picker")] public Input<string> WorkflowDefinitionId { get; set; } = new();
    public Input<string> CorrelationId { get; set; } = new();
    public Input<Dictionary<string, object?>> Input { get; set; } = new();
    public Input<bool> WaitForCompletion { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var child = new ChildStart(context.Get(WorkflowDefinitionId) ?? "", context.Get(CorrelationId), context.Get(Input) ?? []);
        var id = ChildWorkflows.StartAndWait(context, child, context.Get(WaitForCompletion) ? ChildWait.Ended : ChildWait.None);
        if (!context.Get(WaitForCompletion))
            context.Set(Result, id);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, context.ResumeInput<object>("output"));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
