using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    private Statement ParseFor()
    {
        var functions = _functions;
        var at = Advance().At;
        Eat("await");
        Expect("(");
        var initial = ParseForInitial();
        if (_token.Is("in") || _token.IsName("of")) return ParseForEach(at, initial, functions);
        Expect(";");
        if (initial is DeclarationStatement declaration)
            foreach (var declarator in declaration.Declarators) CheckInitialized(declaration.Kind, declarator);
        var test = _token.Is(";") ? null : ParseExpression();
        Expect(";");
        var update = _token.Is(")") ? null : ParseExpression();
        Expect(")");
        var body = ParseBody();
        return new ForStatement(at, initial, test, update) { Body = body, HoldsFunction = _functions != functions };
    }

    private Statement? ParseForInitial()
    {
        if (_token.Is(";")) return null;
        var outer = _inAllowed;
        _inAllowed = false;
        Statement initial = _token.Is("var") || _token.Is("let") || _token.Is("const")
            ? ParseDeclaration()
            : new ExpressionStatement(_token.At, ParseExpression());
        _inAllowed = outer;
        return initial;
    }

    private ForEachStatement ParseForEach(int at, Statement? initial, int functions)
    {
        var (kind, target) = ForEachTarget(initial);
        var keys = Advance().Text == "in";
        var source = keys ? ParseExpression() : ParseAssignment();
        Expect(")");
        var body = ParseBody();
        return new ForEachStatement(at, keys, kind, target) { Source = source, Body = body, HoldsFunction = _functions != functions };
    }

    private (DeclarationKind? Kind, Expression Target) ForEachTarget(Statement? initial) => initial switch
    {
        DeclarationStatement { Declarators: [{ Value: null } only] } declaration => (declaration.Kind, only.Target),
        ExpressionStatement expression => (null, Targets.ToTarget(expression.Value)),
        _ => throw Unexpected("One variable is expected before it"),
    };
}
