namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Fails on purpose.</summary>
[Activity("Elsa.Fault", Category = "Primitives", DisplayZh = "报错", DisplayEn = "Fault")]
internal sealed class Fault : Activity
{
    public Input<string> Code { get; set; } = new("0");
    public Input<string> Category { get; set; } = new("General");
    public Input<string> FaultType { get; set; } = new("System");
    public Input<string> Message { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context) =>
        throw new WorkflowFaultException(context.Get(Code) ?? "0", context.Get(Category) ?? "General", context.Get(Message) ?? "");
}

/// <summary>The exception of <c>Elsa.Fault</c>.</summary>
public sealed class WorkflowFaultException(string code, string category, string message) : Exception(message)
{
    /// <summary>The code in the definition.</summary>
    public string Code { get; } = code;

    /// <summary>The category in the definition.</summary>
    public string Category { get; } = category;
}
