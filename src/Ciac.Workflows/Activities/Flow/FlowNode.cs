using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>Holds one activity as its body.</summary>
[EmbeddedPorts("body")]
[Activity("Elsa.FlowNode", Category = "Flow", DisplayZh = "容器", DisplayEn = "Container")]
internal sealed class FlowNode : Container
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Node.Ports.GetValueOrDefault("body") is { } body)
            context.Schedule(body);
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
