using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities.Composition;

/// <summary>A workflow used as an activity: its root runs in place, with variables and inputs of its own.</summary>
[Activity(TypeName, Category = "System", DisplayZh = "子流程", DisplayEn = "Workflow")]
internal sealed class Composite : Container
{
    public const string TypeName = "Elsa.Composite";
    private const string Inputs = "in";

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Execution.Data = new() { [Inputs] = Typed(context.Node.Composite!, context.Execution.Inputs) };
        if (context.Node.Ports.GetValueOrDefault("root") is { } root)
            context.Schedule(root);
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        context.Complete();
        return ValueTask.CompletedTask;
    }

    private static Dictionary<string, object?> Typed(DefinitionDocument workflow, Dictionary<string, object?> values)
    {
        var typed = new Dictionary<string, object?>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var input in workflow.Inputs)
            if (typed.TryGetValue(input.Name, out var value))
                typed[input.Name] = DeclaredValue.Of(value, input.Type);
        return typed;
    }
}
