using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>The object <c>variables</c> of a script: the variables in sight, by name.</summary>
internal sealed class ScriptVariables(ExpressionScope scope) : ScriptMembers
{
    public override IEnumerable<string> Names => scope.Burst.Scope.VariableNames(scope.Execution).Distinct(StringComparer.Ordinal);

    public override bool TryRead(string name, out object? value)
    {
        var slot = scope.Burst.Scope.FindVariable(scope.Execution, null, name);
        value = slot?.Seen;
        return slot is not null;
    }

    public override void Write(string name, object? value) => scope.SetVariable(name, value);
}
