namespace Ciac.Workflows.Activities.Children;

/// <summary>Starts another workflow; by default goes on when the child first waits or ends, else when it has ended.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Composition", DisplayZh = "执行流程", DisplayEn = "Execute workflow")]
internal sealed class ExecuteWorkflow : Activity
{
    [Input(UIHint = "workflow-definition-picker")] public Input<string> WorkflowDefinitionId { get; set; } = new();
    public Input<string> CorrelationId { get; set; } = new();
    public Input<Dictionary<string, object?>> Input { get; set; } = new();
    public Input<bool> WaitForCompletion { get; set; } = new();
    public Output<object> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var child = new ChildStart(context.Get(WorkflowDefinitionId) ?? "", context.Get(CorrelationId), context.Get(Input) ?? []);
        // Elsa runs the child's first burst inside the parent's; here it is a burst of its own, and the parent waits for it.
        ChildWorkflows.StartAndWait(context, child, context.Get(WaitForCompletion) ? ChildWait.Ended : ChildWait.Moved);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, ChildWorkflows.Outcome(context));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
