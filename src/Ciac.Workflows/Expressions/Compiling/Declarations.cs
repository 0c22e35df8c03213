using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

/// <summary>Finds the names that statements declare.</summary>
internal static class Declarations
{
    public static IEnumerable<(string Name, int At)> NamesOf(DeclarationStatement declaration)
    {
        var names = new List<string>();
        foreach (var declarator in declaration.Declarators) Targets.AddNames(declarator.Target, names);
        return names.Select(name => (name, declaration.At));
    }

    /// <summary>Every var in the statements and the blocks inside, but not in functions inside.</summary>
    public static IEnumerable<(string Name, int At)> VarsOf(IEnumerable<Statement?> statements)
    {
        var pending = new Stack<Statement>(statements.OfType<Statement>().Reverse());
        while (pending.TryPop(out var statement))
        {
            foreach (var name in OwnVars(statement)) yield return name;
            foreach (var inner in Inside(statement).OfType<Statement>().Reverse()) pending.Push(inner);
        }
    }

    private static IEnumerable<(string Name, int At)> OwnVars(Statement statement) => statement switch
    {
        DeclarationStatement { Kind: DeclarationKind.Var } declaration => NamesOf(declaration),
        ForEachStatement { Kind: DeclarationKind.Var } each => NamesOf(AsDeclaration(each)),
        _ => [],
    };

    /// <summary>The variable of a for-of or for-in as a declaration of its own.</summary>
    public static DeclarationStatement AsDeclaration(ForEachStatement each) =>
        new(each.At, each.Kind!.Value, [new Declarator(each.Target, null)]);

    private static IEnumerable<Statement?> Inside(Statement statement) => statement switch
    {
        BlockStatement block => (IEnumerable<Statement?>)block.Body,
        IfStatement choice => [choice.Then, choice.Else],
        WhileStatement loop => [loop.Body],
        DoStatement loop => [loop.Body],
        ForStatement loop => [loop.Initial, loop.Body],
        ForEachStatement loop => [loop.Body],
        LabeledStatement labeled => [labeled.Body],
        SwitchStatement choice => choice.Cases.SelectMany(c => c.Body),
        TryStatement attempt => [attempt.Body, attempt.Handler, attempt.Finally],
        _ => [],
    };
}
