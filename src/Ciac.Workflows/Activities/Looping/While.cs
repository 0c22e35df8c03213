using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Activities.Looping;

/// <summary>Turns while the condition holds; it is evaluated before each.</summary>
[EmbeddedPorts("body")]
[Activity("Elsa.While", Category = "Looping", DisplayZh = "条件循环", DisplayEn = "While")]
internal sealed class While : Loop
{
    [Input(AutoEvaluate = false)] public Input<bool> Condition { get; set; } = new();

    protected override ValueTask TurnAsync(ActivityContext context)
    {
        var holds = context.Node.Inputs.TryGetValue("condition", out var condition) && TypedValue.To<bool>(condition.Evaluate(context.Scope));
        if (holds)
            RunBody(context, null, context.Execution.Index++);
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
