using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

internal sealed partial class Compiler
{
    private static readonly Prologue Nothing = new([], []);

    private Command Compile(Statement statement)
    {
        Enter(statement.At);
        var command = CompileUnguarded(statement);
        Leave();
        return command;
    }

    private Command CompileUnguarded(Statement statement) => statement switch
    {
        EmptyStatement or FunctionStatement => new EmptyCommand(),
        ExpressionStatement expression when Function.IsScript => new ResultCommand(Compile(expression.Value)),
        ExpressionStatement expression => new EvaluateCommand(Compile(expression.Value)),
        DeclarationStatement declaration => CompileDeclaration(declaration),
        BlockStatement block => CompileBlock(block),
        IfStatement choice => new IfCommand(Compile(choice.Test), Compile(choice.Then), choice.Else is null ? null : Compile(choice.Else)),
        WhileStatement or DoStatement or ForStatement or ForEachStatement => CompileLoop(statement, []),
        SwitchStatement choice => CompileSwitch(choice),
        BreakStatement jump => CompileBreak(jump),
        ContinueStatement jump => CompileContinue(jump),
        LabeledStatement labeled => CompileLabeled(labeled),
        ReturnStatement jump => new ReturnCommand(jump.Value is null ? null : Compile(jump.Value)),
        ThrowStatement jump => new ThrowCommand(Compile(jump.Value), jump.At),
        TryStatement attempt => CompileTry(attempt),
        _ => throw new SyntaxError(statement.At, "This statement is not supported"),
    };

    private Command CompileDeclaration(DeclarationStatement declaration)
    {
        var commands = new List<Command>();
        foreach (var declarator in declaration.Declarators)
        {
            if (declarator.Value is null && declaration.Kind == DeclarationKind.Var) continue;
            var value = declarator.Value is null ? new ConstantNode(default) : Compile(declarator.Value);
            commands.Add(new DeclareCommand(CompileTarget(declarator.Target, initializes: true), value));
        }
        return commands.Count == 1 ? commands[0] : new BlockCommand(commands, Nothing, -1);
    }

    private BlockCommand CompileBlock(BlockStatement block)
    {
        var outer = _scope;
        _scope = outer.Block(block.HoldsFunction);
        DeclareLexical(block.Body);
        var prologue = CompilePrologue(block.Body);
        var command = new BlockCommand(CompileAll(block.Body), prologue, NewSize());
        _scope = outer;
        return command;
    }

    private SwitchCommand CompileSwitch(SwitchStatement choice)
    {
        var subject = Compile(choice.Subject);
        var outer = _scope;
        _scope = outer.Block(choice.HoldsFunction);
        var statements = choice.Cases.SelectMany(c => c.Body).ToList();
        DeclareLexical(statements);
        var prologue = CompilePrologue(statements);
        Function.Switches++;
        var cases = choice.Cases.Select(c => (c.Test is null ? null : Compile(c.Test), (Command)new BlockCommand(CompileAll(c.Body), Nothing, -1))).ToList();
        Function.Switches--;
        var command = new SwitchCommand(subject, cases, prologue, NewSize());
        _scope = outer;
        return command;
    }

    private JumpCommand CompileBreak(BreakStatement jump)
    {
        var known = jump.Label is null ? Function.Loops + Function.Switches > 0 : Function.Labels.Exists(l => l.Name == jump.Label);
        return known ? new JumpCommand(Completion.Break, jump.Label) : throw new SyntaxError(jump.At, "There is nothing to break out of");
    }

    private JumpCommand CompileContinue(ContinueStatement jump)
    {
        var known = jump.Label is null ? Function.Loops > 0 : Function.Labels.Exists(l => l.OfLoop && l.Name == jump.Label);
        return known ? new JumpCommand(Completion.Continue, jump.Label) : throw new SyntaxError(jump.At, "There is no loop to continue");
    }

    private Command CompileLabeled(LabeledStatement labeled)
    {
        var labels = new List<string>();
        Statement body = labeled;
        for (; body is LabeledStatement inner; body = inner.Body)
        {
            if (labels.Contains(inner.Label) || Function.Labels.Exists(l => l.Name == inner.Label)) throw new SyntaxError(inner.At, "The label is already used");
            labels.Add(inner.Label);
        }
        var ofLoop = body is WhileStatement or DoStatement or ForStatement or ForEachStatement;
        Function.Labels.AddRange(labels.Select(l => (l, ofLoop)));
        var command = ofLoop ? CompileLoop(body, labels) : labels.Aggregate(Compile(body), (inner, label) => new LabelCommand(label, inner));
        Function.Labels.RemoveRange(Function.Labels.Count - labels.Count, labels.Count);
        return command;
    }

    private TryCommand CompileTry(TryStatement attempt)
    {
        var body = CompileBlock(attempt.Body);
        var handler = attempt.Handler is null ? null : CompileCatch(attempt, attempt.Handler);
        return new TryCommand(body, handler, attempt.Finally is null ? null : CompileBlock(attempt.Finally));
    }

    private CatchClause CompileCatch(TryStatement attempt, BlockStatement handler)
    {
        var outer = _scope;
        _scope = outer.Block(attempt.HandlerHoldsFunction);
        var names = new List<string>();
        if (attempt.Parameter is not null) Targets.AddNames(attempt.Parameter, names);
        foreach (var name in names) _scope.Declare(name, DeclarationKind.Var, attempt.At);
        var parameter = attempt.Parameter is null ? null : CompileTarget(attempt.Parameter, initializes: true);
        var clause = new CatchClause(parameter, CompileBlock(handler), NewSize());
        _scope = outer;
        return clause;
    }
}
