using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>Turns an expression into the place it names, once the parser sees that it is assigned to.</summary>
internal static class Targets
{
    public static Expression ToTarget(Expression expression) => expression switch
    {
        ArraySyntax array => ToArrayPattern(array),
        ObjectSyntax literal => ToObjectPattern(literal),
        ArrayPattern or ObjectPattern => expression,
        _ => ToSimpleTarget(expression),
    };

    public static Expression ToSimpleTarget(Expression expression) => expression switch
    {
        IdentifierSyntax or MemberSyntax { Optional: false } or IndexSyntax { Optional: false } => expression,
        _ => throw new SyntaxError(expression.At, "This cannot be assigned to"),
    };

    /// <summary>A target with an optional default, as in [a = 1].</summary>
    public static PatternElement ToElement(Expression expression) => expression switch
    {
        SpreadSyntax spread => new PatternElement(ToTarget(spread.Operand), null, true),
        AssignSyntax { Operator: null } assign => new PatternElement(ToTarget(assign.Target), assign.Value, false),
        _ => new PatternElement(ToTarget(expression), null, false),
    };

    /// <summary>Adds the names a declaration or parameter binds; anything else in it is refused.</summary>
    public static void AddNames(Expression target, List<string> names)
    {
        switch (target)
        {
            case IdentifierSyntax identifier:
                names.Add(identifier.Name);
                break;
            case ArrayPattern array:
                foreach (var element in array.Elements.OfType<PatternElement>()) AddNames(element.Target, names);
                break;
            case ObjectPattern pattern:
                foreach (var property in pattern.Properties) AddNames(property.Element.Target, names);
                if (pattern.Rest is not null) AddNames(pattern.Rest, names);
                break;
            default:
                throw new SyntaxError(target.At, "A name is expected");
        }
    }

    private static ArrayPattern ToArrayPattern(ArraySyntax array)
    {
        var elements = array.Elements.Select(e => e is null ? null : ToElement(e)).ToList();
        foreach (var element in elements.SkipLast(1).OfType<PatternElement>())
            if (element.Rest) throw new SyntaxError(element.Target.At, "A rest element must be the last");
        return new ArrayPattern(array.At, elements);
    }

    private static ObjectPattern ToObjectPattern(ObjectSyntax literal)
    {
        var properties = new List<PatternProperty>();
        Expression? rest = null;
        foreach (var property in literal.Properties)
        {
            if (rest is not null) throw new SyntaxError(property.Key.At, "A rest element must be the last");
            if (property.Kind == PropertyKind.Spread) rest = ToTarget(property.Value);
            else properties.Add(ToProperty(property));
        }
        return new ObjectPattern(literal.At, properties, rest);
    }

    private static PatternProperty ToProperty(PropertySyntax property) =>
        property.Kind is PropertyKind.Value or PropertyKind.ShorthandWithDefault
            ? new PatternProperty(property.Key, ToElement(property.Value))
            : throw new SyntaxError(property.Key.At, "An accessor cannot be assigned to");
}
