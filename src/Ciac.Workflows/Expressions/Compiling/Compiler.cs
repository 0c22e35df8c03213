using System.Runtime.CompilerServices;
using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

/// <summary>Turns syntax into nodes that run, and every name into the place where its value will be.</summary>
internal sealed partial class Compiler
{
    private const int MaxNesting = 1000;
    private const int LevelsBetweenGuards = 32;
    private Scope _scope;
    private int _nesting;

    private Compiler(FunctionScope script) => _scope = script.Scope = Scope.OfFunction(null, script);

    private FunctionScope Function => _scope.Function;

    public static FunctionCode CompileScript(FunctionSyntax script)
    {
        var compiler = new Compiler(new FunctionScope(isScript: true, isArrow: false));
        return compiler.CompileBody(script);
    }

    private FunctionNode CompileFunction(FunctionSyntax syntax)
    {
        var outer = _scope;
        var function = new FunctionScope(isScript: false, syntax.IsArrow) { SelfName = syntax.IsDeclaration ? null : syntax.Name };
        _scope = function.Scope = Scope.OfFunction(outer, function);
        foreach (var name in syntax.ParameterNames) _scope.Add(name, VariableKind.Plain);
        var code = CompileBody(syntax);
        _scope = outer;
        return new FunctionNode(code);
    }

    private FunctionCode CompileBody(FunctionSyntax syntax)
    {
        foreach (var (name, at) in Declarations.VarsOf(syntax.Body)) _scope.Declare(name, DeclarationKind.Var, at);
        DeclareLexical(syntax.Body);
        var plain = syntax.Parameters.All(p => p is { Default: null, Rest: false, Target: IdentifierSyntax });
        var parameters = plain ? [] : syntax.Parameters.Select(p => CompileElement(p, initializes: true)).ToList();
        Command body = syntax.Value is null
            ? new BlockCommand(CompileAll(syntax.Body), CompilePrologue(syntax.Body), -1)
            : new ValueCommand(Compile(syntax.Value));
        return new FunctionCode
        {
            Name = syntax.Name ?? syntax.InferredName ?? "",
            Arity = syntax.Parameters.TakeWhile(p => p is { Default: null, Rest: false }).Count(),
            IsArrow = syntax.IsArrow,
            Size = _scope.Layout.Size,
            PlainParameters = plain ? syntax.Parameters.Count : 0,
            Parameters = parameters,
            ArgumentsSlot = Function.Arguments?.Slot ?? -1,
            SelfSlot = Function.Self?.Slot ?? -1,
            Body = body,
        };
    }

    /// <summary>Declares what the statements of one block declare for this block alone.</summary>
    private void DeclareLexical(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is FunctionStatement function) _scope.DeclareFunction(function.Function.Name!, function.At);
            if (statement is not DeclarationStatement { Kind: not DeclarationKind.Var } declaration) continue;
            foreach (var (name, at) in Declarations.NamesOf(declaration)) _scope.Declare(name, declaration.Kind, at);
        }
    }

    private Prologue CompilePrologue(IReadOnlyList<Statement> statements)
    {
        var functions = new List<(int, FunctionNode)>();
        foreach (var statement in statements.OfType<FunctionStatement>())
            functions.Add((_scope.Find(statement.Function.Name!)!.Value.Variable.Slot, CompileFunction(statement.Function)));
        return new Prologue([.. _scope.LexicalSlots], functions);
    }

    private List<Command> CompileAll(IReadOnlyList<Statement> statements) => statements.Select(Compile).ToList();

    /// <summary>Size of the environment the current block makes for itself, -1 when it makes none.</summary>
    private int NewSize() => _scope.OwnsEnvironment ? _scope.Layout.Size : -1;

    private void Enter(int at)
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SyntaxError(at, "Nested too deeply");
    }

    private void Leave() => _nesting--;
}
