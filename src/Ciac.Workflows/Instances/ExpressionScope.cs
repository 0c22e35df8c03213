using Ciac.Workflows.Definitions;
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

    /// <summary>A variable as a script sees it.</summary>
    public object? SeenVariable(string? name) => burst.Scope.FindVariable(execution, null, name)?.Seen;

    /// <summary>An input as a script sees it.</summary>
    public object? SeenArgument(string name) => ScriptMoment.Of(Argument(name), TypeOfArgument(name));

    /// <summary>Sets the nearest variable of that name; Elsa makes a workflow variable of an unknown one.</summary>
    public void SetVariable(string name, object? value)
    {
        if (burst.Scope.FindVariable(execution, null, name) is not { } slot)
        {
            burst.State.Variables[name] = PlainValue.From(value);
            return;
        }
        if (ScriptMoment.IsSame(slot.Value, value))
            return;
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

    private TypeAlias TypeOfArgument(string name) =>
        Inputs.FirstOrDefault(input => input.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Type ?? default;

    /// <summary>The inputs that the workflow the activity is in declares.</summary>
    public IReadOnlyList<ArgumentDeclaration> Inputs => (BurstScope.CompositeOf(execution)?.Node.Composite ?? Instance.Graph.Document).Inputs;

    public object? Run(CompiledScript script) => PlainValue.From(script.Run(ScriptNames.HostFor(this), ScriptLimits.Default));
}
