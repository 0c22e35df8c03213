using System.Runtime.CompilerServices;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

/// <summary>Recursive descent over the subset in the README. Arrow heads and assignment patterns are read as expressions first.</summary>
internal sealed partial class Parser
{
    private const int MaxNesting = 200;

    /// <summary>Each takes tens of kilobytes.</summary>
    private const int MaxPatterns = 100;
    private readonly Lexer _lexer;
    private Token _token;
    private int _nesting;
    private int _patterns;

    /// <summary>Functions seen so far: a block whose pass changes it holds one.</summary>
    private int _functions;

    /// <summary>False while the head of a for statement is read.</summary>
    private bool _inAllowed = true;

    private Parser(string source)
    {
        _lexer = new Lexer(source);
        _token = _lexer.Next();
    }

    public static FunctionSyntax ParseScript(string source)
    {
        var parser = new Parser(source);
        var body = new List<Statement>();
        while (parser._token.Kind != TokenKind.End) body.Add(parser.ParseStatement());
        return new FunctionSyntax(0, null, []) { Body = body, ParameterNames = [] };
    }

    private Token Advance()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private bool Eat(string text)
    {
        if (!_token.Is(text)) return false;
        Advance();
        return true;
    }

    private int Expect(string text)
    {
        if (!_token.Is(text)) throw Unexpected($"'{text}' is expected");
        return Advance().At;
    }

    private SyntaxError Unexpected(string? wanted = null)
    {
        var found = _token.Kind == TokenKind.End ? "end of the script" : $"'{_token.Text}'";
        return new SyntaxError(_token.At, wanted is null ? $"Unexpected {found}" : $"{wanted}, not {found}");
    }

    private string ExpectName()
    {
        if (_token.Kind != TokenKind.Name) throw Unexpected("A name is expected");
        return CheckBinding(Advance());
    }

    private static string CheckBinding(in Token token) =>
        Words.IsReserved(token.Text) ? throw new SyntaxError(token.At, $"'{token.Text}' is a reserved word") : token.Text;

    /// <summary>Automatic semicolon insertion (ECMA-262 §12.10).</summary>
    private void EndStatement()
    {
        if (Eat(";") || _token.Is("}") || _token.Kind == TokenKind.End || _token.AfterNewline) return;
        throw Unexpected();
    }

    private void Enter()
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxError(_token.At, "Nested too deeply");
    }

    private void Leave() => _nesting--;
}
