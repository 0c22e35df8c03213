using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Branching;

/// <summary>Runs one of two activities inside itself.</summary>
[EmbeddedPorts("then", "else")]
[Activity("Elsa.If", Category = "Branching", DisplayZh = "如果", DisplayEn = "If")]
internal sealed class If : Container
{
    public Input<bool> Condition { get; set; } = new();
    public Output<bool> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        if (context.Node.Ports.GetValueOrDefault(holds ? "then" : "else") is { } branch)
            context.Schedule(branch);
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
