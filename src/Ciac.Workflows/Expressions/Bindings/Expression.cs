namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>An input's expression, compiled once per published version (a closed family).</summary>
internal abstract record Expression
{
    private Expression() { }

    public abstract object? Evaluate(IExpressionScope scope);

    public sealed record Literal(object? Value) : Expression
    {
        public override object? Evaluate(IExpressionScope scope) => Value;
    }

    public sealed record Variable(string? Id, string? Name) : Expression
    {
        public override object? Evaluate(IExpressionScope scope) => scope.Variable(Id, Name);
    }

    public sealed record Argument(string Name) : Expression
    {
        public override object? Evaluate(IExpressionScope scope) => scope.Argument(Name);
    }

    public sealed record Script(CompiledScript Compiled) : Expression
    {
        public override object? Evaluate(IExpressionScope scope) => PlainValue.From(scope.Run(Compiled));
    }

    /// <summary>What could not be compiled: reported on publish, an incident when it is reached.</summary>
    public sealed record Broken(string Reason) : Expression
    {
        public override object? Evaluate(IExpressionScope scope) => throw new InvalidOperationException(Reason);
    }
}
