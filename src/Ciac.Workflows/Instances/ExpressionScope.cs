using Ciac.Workflows.Expressions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Instances;

/// <summary>What an expression of one activity execution sees.</summary>
internal sealed class ExpressionScope(Burst burst, ActivityExecution execution) : IExpressionScope
{
    public Burst Burst => burst;
    public ActivityExecution Execution => execution;
    public Instance Instance => burst.Instance;

    /// <summary>Outcomes a script chose (<c>setOutcome</c>).</summary>
    public List<string> Outcomes { get; } = [];

    public object? Variable(string? id, string? name) =>
        (burst.Scope.FindVariable(execution, id, name) ?? (id is null || name is null ? null : burst.Scope.FindVariable(execution, null, name)))?.Value;

    /// <summary>Sets the nearest variable of that name; Elsa makes a workflow variable of an unknown one.</summary>
    public void SetVariable(string name, object? value)
    {
        if (burst.Scope.FindVariable(execution, null, name) is not { } slot)
        {
            burst.State.Variables[name] = PlainValue.From(value);
            return;
        }
        try
        {
            slot.Value = PlainValue.From(value);
        }
        catch (FormatException error)
        {
            throw new ScriptException(ScriptErrorKind.Runtime, $"The variable {name} cannot be set: {error.Message}", error);
        }
    }

    public object? Argument(string name) => burst.Scope.Argument(execution, name);

    public object? Run(CompiledScript script) => PlainValue.From(script.Run(ScriptNames.HostFor(this), ScriptLimits.Default));
}
