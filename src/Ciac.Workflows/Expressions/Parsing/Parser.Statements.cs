using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        Enter();
        var statement = _token.Kind switch
        {
            TokenKind.Keyword => ParseKeywordStatement(),
            TokenKind.Punctuator when _token.Is("{") => ParseBlock(),
            TokenKind.Punctuator when _token.Is(";") => new EmptyStatement(Advance().At),
            _ => ParseExpressionStatement(),
        };
        Leave();
        return statement;
    }

    private Statement ParseKeywordStatement() => _token.Text switch
    {
        "var" or "let" or "const" => ParseDeclarationStatement(),
        "function" => ParseFunctionStatement(),
        "if" => ParseIf(),
        "for" => ParseFor(),
        "while" => ParseWhile(),
        "do" => ParseDo(),
        "switch" => ParseSwitch(),
        "break" => ParseJump(),
        "continue" => ParseJump(),
        "return" => ParseReturn(),
        "throw" => ParseThrow(),
        "try" => ParseTry(),
        "debugger" => ParseDebugger(),
        "class" or "import" or "export" or "with" => throw new SyntaxError(_token.At, $"'{_token.Text}' is not supported"),
        _ => ParseExpressionStatement(),
    };

    private FunctionStatement ParseFunctionStatement()
    {
        var function = ParseFunction();
        if (function.Name is null) throw new SyntaxError(function.At, "A function statement needs a name");
        return new FunctionStatement(function with { IsDeclaration = true });
    }

    private BlockStatement ParseBlock()
    {
        var functions = _functions;
        var at = Expect("{");
        var body = new List<Statement>();
        while (!_token.Is("}")) body.Add(_token.Kind == TokenKind.End ? throw Unexpected("'}' is expected") : ParseStatement());
        Advance();
        return new BlockStatement(at, body) { HoldsFunction = _functions != functions };
    }

    private Statement ParseExpressionStatement()
    {
        var at = _token.At;
        if (IsAsyncFunction()) return ParseFunctionStatement();
        var value = ParseExpression();
        if (value is not IdentifierSyntax label || !_token.Is(":"))
        {
            EndStatement();
            return new ExpressionStatement(at, value);
        }
        Advance();
        return new LabeledStatement(at, label.Name, ParseBody());
    }

    /// <summary>A statement where a declaration may not stand.</summary>
    private Statement ParseBody()
    {
        if (_token.Is("let") || _token.Is("const") || _token.Is("function")) throw Unexpected("A block is needed around a declaration");
        return ParseStatement();
    }

    private DeclarationStatement ParseDeclarationStatement()
    {
        var declaration = ParseDeclaration();
        foreach (var declarator in declaration.Declarators) CheckInitialized(declaration.Kind, declarator);
        EndStatement();
        return declaration;
    }

    private static void CheckInitialized(DeclarationKind kind, Declarator declarator)
    {
        if (declarator.Value is not null) return;
        if (declarator.Target is not IdentifierSyntax || kind == DeclarationKind.Const)
            throw new SyntaxError(declarator.Target.At, "An initial value is needed");
    }

    private DeclarationStatement ParseDeclaration()
    {
        var token = Advance();
        var kind = token.Text switch { "var" => DeclarationKind.Var, "let" => DeclarationKind.Let, _ => DeclarationKind.Const };
        var declarators = new List<Declarator>();
        do
        {
            var target = ParseBindingTarget();
            declarators.Add(new Declarator(target, Eat("=") ? Named(target, ParseAssignment()) : null));
        }
        while (Eat(","));
        return new DeclarationStatement(token.At, kind, declarators);
    }

    private IfStatement ParseIf()
    {
        var at = Advance().At;
        var test = ParseParenthesized();
        var then = ParseBody();
        return new IfStatement(at, test, then, Eat("else") ? ParseBody() : null);
    }

    private Expression ParseParenthesized()
    {
        Expect("(");
        var value = ParseExpression();
        Expect(")");
        return value;
    }

    private WhileStatement ParseWhile()
    {
        var at = Advance().At;
        var test = ParseParenthesized();
        return new WhileStatement(at, test, ParseBody());
    }

    private DoStatement ParseDo()
    {
        var at = Advance().At;
        var body = ParseBody();
        Expect("while");
        var test = ParseParenthesized();
        Eat(";");
        return new DoStatement(at, body, test);
    }

    private SwitchStatement ParseSwitch()
    {
        var functions = _functions;
        var at = Advance().At;
        var subject = ParseParenthesized();
        Expect("{");
        var cases = new List<SwitchCase>();
        while (!Eat("}")) cases.Add(ParseCase());
        if (cases.Count(c => c.Test is null) > 1) throw new SyntaxError(at, "More than one default");
        return new SwitchStatement(at, subject, cases) { HoldsFunction = _functions != functions };
    }

    private SwitchCase ParseCase()
    {
        var test = Eat("default") ? null : ParseCaseTest();
        Expect(":");
        var body = new List<Statement>();
        while (!_token.Is("case") && !_token.Is("default") && !_token.Is("}")) body.Add(ParseStatement());
        return new SwitchCase(test, body);
    }

    private Expression ParseCaseTest()
    {
        Expect("case");
        return ParseExpression();
    }

    private Statement ParseJump()
    {
        var jump = Advance();
        var label = _token.Kind == TokenKind.Name && !_token.AfterNewline ? Advance().Text : null;
        EndStatement();
        return jump.Text == "break" ? new BreakStatement(jump.At, label) : new ContinueStatement(jump.At, label);
    }

    private ReturnStatement ParseReturn()
    {
        var at = Advance().At;
        var bare = _token.AfterNewline || _token.Is(";") || _token.Is("}") || _token.Kind == TokenKind.End;
        var value = bare ? null : ParseExpression();
        EndStatement();
        return new ReturnStatement(at, value);
    }

    private ThrowStatement ParseThrow()
    {
        var at = Advance().At;
        if (_token.AfterNewline) throw Unexpected("An expression on the same line is expected");
        var value = ParseExpression();
        EndStatement();
        return new ThrowStatement(at, value);
    }

    private EmptyStatement ParseDebugger()
    {
        var at = Advance().At;
        EndStatement();
        return new EmptyStatement(at);
    }

    private TryStatement ParseTry()
    {
        var at = Advance().At;
        var body = ParseBlock();
        var functions = _functions;
        BlockStatement? handler = null;
        Expression? parameter = null;
        if (Eat("catch"))
        {
            parameter = Eat("(") ? ParseCatchParameter() : null;
            handler = ParseBlock();
        }
        var holds = _functions != functions;
        var last = Eat("finally") ? ParseBlock() : null;
        if (handler is null && last is null) throw Unexpected("'catch' or 'finally' is expected");
        return new TryStatement(at, body, last) { Parameter = parameter, Handler = handler, HandlerHoldsFunction = holds };
    }

    private Expression ParseCatchParameter()
    {
        var parameter = ParseBindingTarget();
        Expect(")");
        return parameter;
    }
}
