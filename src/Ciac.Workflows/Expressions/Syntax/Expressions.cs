using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Syntax;

/// <summary>A piece of a parsed script; At is its offset in the source.</summary>
internal abstract record SyntaxNode(int At);

internal abstract record Expression(int At) : SyntaxNode(At);

internal sealed record LiteralSyntax(int At, Value Value) : Expression(At);

internal sealed record IdentifierSyntax(int At, string Name) : Expression(At);

internal sealed record ThisSyntax(int At) : Expression(At);

/// <summary>Texts has one element more than Parts.</summary>
internal sealed record TemplateSyntax(int At, IReadOnlyList<string> Texts, IReadOnlyList<Expression> Parts) : Expression(At);

internal sealed record RegexSyntax(int At, string Pattern, string Flags) : Expression(At);

/// <summary>An element is null where the source has a hole.</summary>
internal sealed record ArraySyntax(int At, IReadOnlyList<Expression?> Elements) : Expression(At);

internal sealed record ObjectSyntax(int At, IReadOnlyList<PropertySyntax> Properties) : Expression(At);

internal enum PropertyKind
{
    Value,
    Get,
    Set,
    Spread,

    /// <summary>{ a = 1 }: only a pattern may hold it.</summary>
    ShorthandWithDefault,
}

internal sealed record PropertySyntax(PropertyKind Kind, Expression Key, Expression Value);

internal sealed record SpreadSyntax(int At, Expression Operand) : Expression(At);

internal sealed record FunctionExpression(FunctionSyntax Function) : Expression(Function.At);

internal sealed record UnarySyntax(int At, string Operator, Expression Operand) : Expression(At);

internal sealed record UpdateSyntax(int At, bool Increment, bool Prefix, Expression Target) : Expression(At);

internal sealed record BinarySyntax(int At, string Operator, Expression Left, Expression Right) : Expression(At);

/// <summary>&amp;&amp;, || and ??.</summary>
internal sealed record LogicalSyntax(int At, string Operator, Expression Left, Expression Right) : Expression(At);

/// <summary>Operator is null for a plain assignment; "+" for += and so on.</summary>
internal sealed record AssignSyntax(int At, string? Operator, Expression Target, Expression Value) : Expression(At);

internal sealed record ConditionalSyntax(int At, Expression Test, Expression Then, Expression Else) : Expression(At);

internal sealed record MemberSyntax(int At, Expression Object, string Name, bool Optional) : Expression(At);

internal sealed record IndexSyntax(int At, Expression Object, Expression Key, bool Optional) : Expression(At);

internal sealed record CallSyntax(int At, Expression Callee, IReadOnlyList<Expression> Arguments, bool Optional) : Expression(At);

/// <summary>Where the short circuit of ?. ends.</summary>
internal sealed record ChainSyntax(int At, Expression Links) : Expression(At);

internal sealed record NewSyntax(int At, Expression Callee, IReadOnlyList<Expression> Arguments) : Expression(At);

internal sealed record SequenceSyntax(int At, IReadOnlyList<Expression> Items) : Expression(At);

/// <summary>What is between the parentheses before =&gt;; never reaches the compiler.</summary>
internal sealed record ArrowHeadSyntax(int At, IReadOnlyList<Expression> Items) : Expression(At);

internal sealed record ArrayPattern(int At, IReadOnlyList<PatternElement?> Elements) : Expression(At);

internal sealed record ObjectPattern(int At, IReadOnlyList<PatternProperty> Properties, Expression? Rest) : Expression(At);

/// <summary>Target is an identifier, a member or another pattern.</summary>
internal sealed record PatternElement(Expression Target, Expression? Default, bool Rest);

internal sealed record PatternProperty(Expression Key, PatternElement Element);
