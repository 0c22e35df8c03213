using System.Collections.Frozen;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

internal sealed partial class Compiler
{
    private Command CompileLoop(Statement statement, IReadOnlyList<string> labels)
    {
        Function.Loops++;
        var names = labels.ToFrozenSet();
        Command command = statement switch
        {
            WhileStatement loop => new WhileCommand(Compile(loop.Test), Compile(loop.Body), names),
            DoStatement loop => new DoCommand(Compile(loop.Test), Compile(loop.Body), names),
            ForStatement loop => CompileFor(loop, names),
            _ => CompileForEach((ForEachStatement)statement, names),
        };
        Function.Loops--;
        return command;
    }

    private ForCommand CompileFor(ForStatement loop, FrozenSet<string> labels)
    {
        var outer = _scope;
        _scope = outer.Block(loop.HoldsFunction);
        if (loop.Initial is not null) DeclareLexical([loop.Initial]);
        var initial = loop.Initial switch
        {
            null => null,
            ExpressionStatement expression => new EvaluateCommand(Compile(expression.Value)),
            _ => Compile(loop.Initial),
        };
        var test = loop.Test is null ? null : Compile(loop.Test);
        var update = loop.Update is null ? null : Compile(loop.Update);
        var body = Compile(loop.Body);
        var head = new ForHead(initial, test, update) { Prologue = new Prologue([.. _scope.LexicalSlots], []), NewSize = NewSize() };
        _scope = outer;
        return new ForCommand(head, body, labels);
    }

    private ForEachCommand CompileForEach(ForEachStatement loop, FrozenSet<string> labels)
    {
        var source = Compile(loop.Source);
        var outer = _scope;
        _scope = outer.Block(loop.HoldsFunction);
        if (loop.Kind is not null and not DeclarationKind.Var) DeclareLexical([Declarations.AsDeclaration(loop)]);
        var target = CompileTarget(loop.Target, initializes: loop.Kind is not null);
        var body = Compile(loop.Body);
        var head = new ForEachHead(loop.Keys, target, source, loop.Source.At) { NewSize = NewSize() };
        _scope = outer;
        return new ForEachCommand(head, body, labels);
    }
}
