namespace Ciac.Workflows.Expressions.Syntax;

internal enum DeclarationKind
{
    Var,
    Let,
    Const,
}

internal abstract record Statement(int At) : SyntaxNode(At);

internal sealed record EmptyStatement(int At) : Statement(At);

internal sealed record ExpressionStatement(int At, Expression Value) : Statement(At);

internal sealed record DeclarationStatement(int At, DeclarationKind Kind, IReadOnlyList<Declarator> Declarators) : Statement(At);

internal sealed record Declarator(Expression Target, Expression? Value);

internal sealed record FunctionStatement(FunctionSyntax Function) : Statement(Function.At);

internal sealed record BlockStatement(int At, IReadOnlyList<Statement> Body) : Statement(At)
{
    /// <summary>A function inside may outlive one pass through the block, so the block needs its own variables.</summary>
    public bool HoldsFunction { get; init; }
}

internal sealed record IfStatement(int At, Expression Test, Statement Then, Statement? Else) : Statement(At);

internal sealed record WhileStatement(int At, Expression Test, Statement Body) : Statement(At);

internal sealed record DoStatement(int At, Statement Body, Expression Test) : Statement(At);

/// <summary>Initial is an expression or declaration statement.</summary>
internal sealed record ForStatement(int At, Statement? Initial, Expression? Test, Expression? Update) : Statement(At)
{
    public required Statement Body { get; init; }

    public bool HoldsFunction { get; init; }
}

/// <summary>for-of and for-in; Kind is null when the target is not declared here.</summary>
internal sealed record ForEachStatement(int At, bool Keys, DeclarationKind? Kind, Expression Target) : Statement(At)
{
    public required Expression Source { get; init; }

    public required Statement Body { get; init; }

    public bool HoldsFunction { get; init; }
}

internal sealed record SwitchStatement(int At, Expression Subject, IReadOnlyList<SwitchCase> Cases) : Statement(At)
{
    public bool HoldsFunction { get; init; }
}

/// <summary>Test is null for default.</summary>
internal sealed record SwitchCase(Expression? Test, IReadOnlyList<Statement> Body);

internal sealed record BreakStatement(int At, string? Label) : Statement(At);

internal sealed record ContinueStatement(int At, string? Label) : Statement(At);

internal sealed record LabeledStatement(int At, string Label, Statement Body) : Statement(At);

internal sealed record ReturnStatement(int At, Expression? Value) : Statement(At);

internal sealed record ThrowStatement(int At, Expression Value) : Statement(At);

internal sealed record TryStatement(int At, BlockStatement Body, BlockStatement? Finally) : Statement(At)
{
    public Expression? Parameter { get; init; }

    public BlockStatement? Handler { get; init; }

    public bool HandlerHoldsFunction { get; init; }
}

/// <summary>A function or the whole script. An arrow function takes this and arguments from outside.</summary>
internal sealed record FunctionSyntax(int At, string? Name, IReadOnlyList<PatternElement> Parameters) : SyntaxNode(At)
{
    public required IReadOnlyList<Statement> Body { get; init; }

    /// <summary>The value of an arrow function without braces.</summary>
    public Expression? Value { get; init; }

    public bool IsArrow { get; init; }

    /// <summary>Its name belongs to the block around it.</summary>
    public bool IsDeclaration { get; init; }

    /// <summary>What its name property says when it has no name of its own.</summary>
    public string? InferredName { get; init; }

    /// <summary>Names the parameters bind, in order.</summary>
    public required IReadOnlyList<string> ParameterNames { get; init; }
}
