namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Sets an output of the workflow.</summary>
[Activity("Elsa.SetOutput", Category = "Composition", DisplayZh = "设置输出", DisplayEn = "Set output")]
internal sealed class SetOutput : Activity
{
    [Input(UIHint = "output-picker")] public Input<string> OutputName { get; set; } = new();
    public Input<object> OutputValue { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.Scope.SetWorkflowOutput(context.Execution, context.Get(OutputName) ?? "", context.Get(OutputValue));
        return ValueTask.CompletedTask;
    }
}
