namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>What an expression can see where it is evaluated.</summary>
internal interface IExpressionScope
{
    object? Variable(string? id, string? name);

    object? Argument(string name);

    object? Run(CompiledScript script);
}
