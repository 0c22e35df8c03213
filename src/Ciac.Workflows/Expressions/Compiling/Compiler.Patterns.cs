using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

internal sealed partial class Compiler
{
    /// <summary>A place to put a value; initializes says that it is the declaration itself.</summary>
    private Target CompileTarget(Expression target, bool initializes)
    {
        Enter(target.At);
        Target compiled = target switch
        {
            ArrayPattern array => new ArrayTarget(array.Elements.Select(e => e is null ? null : CompileElement(e, initializes)).ToList(), array.At),
            ObjectPattern pattern => CompileObjectPattern(pattern, initializes),
            IdentifierSyntax identifier when initializes && _scope.Find(identifier.Name) is { } place =>
                new InitializeTarget(place.Hops, place.Variable.Slot),
            _ => new ReferenceTarget(CompileReference(target)),
        };
        Leave();
        return compiled;
    }

    private ObjectTarget CompileObjectPattern(ObjectPattern pattern, bool initializes)
    {
        var properties = pattern.Properties.Select(p => new PropertyElement(Compile(p.Key), CompileElement(p.Element, initializes))).ToList();
        return new ObjectTarget(properties, pattern.Rest is null ? null : CompileTarget(pattern.Rest, initializes), pattern.At);
    }

    private Element CompileElement(PatternElement element, bool initializes) =>
        new(CompileTarget(element.Target, initializes), element.Default is null ? null : Compile(element.Default), element.Rest);
}
