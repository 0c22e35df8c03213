using System.Text;
using Ciac.Workflows.Expressions.Syntax;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    /// <summary>Expressions that stood in parentheses: operators and patterns treat them differently.</summary>
    private readonly HashSet<Expression> _wrapped = new(ReferenceEqualityComparer.Instance);

    /// <summary>The last list of items ended with a comma: allowed in a call and an arrow head, not in parentheses.</summary>
    private bool _trailingComma;

    private Expression ParsePrimary()
    {
        var at = _token.At;
        switch (_token.Kind)
        {
            case TokenKind.Number: return new LiteralSyntax(at, Value.Of(Advance().Number));
            case TokenKind.Text: return new LiteralSyntax(at, Value.Of(Advance().Text));
            case TokenKind.Name when IsAsyncFunction(): return new FunctionExpression(ParseFunction());
            case TokenKind.Name: return new IdentifierSyntax(at, CheckBinding(Advance()));
            case TokenKind.Keyword: return ParseKeywordExpression();
            case TokenKind.Punctuator: return ParseBracket();
            default: throw Unexpected();
        }
    }

    private Expression ParseKeywordExpression()
    {
        var at = _token.At;
        switch (_token.Text)
        {
            case "function": return new FunctionExpression(ParseFunction());
            case "this":
                Advance();
                return new ThisSyntax(at);
            case "null": return Constant(Value.Null);
            case "true": return Constant(Value.True);
            case "false": return Constant(Value.False);
            case "class" or "super" or "import" or "yield": throw new SyntaxError(at, $"'{_token.Text}' is not supported");
            default: throw Unexpected();
        }
    }

    private LiteralSyntax Constant(Value value) => new(Advance().At, value);

    private Expression ParseBracket() => _token.Text switch
    {
        "(" => ParseParentheses(),
        "[" => ParseArray(),
        "{" => ParseObject(),
        "`" => ParseTemplate(),
        "/" or "/=" => ParseRegex(),
        _ => throw Unexpected(),
    };

    private Expression ParseParentheses()
    {
        var at = Expect("(");
        var items = ParseItems(")");
        var arrow = _token.Is("=>") && !_token.AfterNewline;
        if (arrow || items.Count == 0 || items.Exists(i => i is SpreadSyntax)) return new ArrowHeadSyntax(at, items);
        if (_trailingComma) throw new SyntaxError(at, "Unexpected ','");
        var value = items.Count == 1 ? items[0] : new SequenceSyntax(at, items);
        _wrapped.Add(value);
        return value;
    }

    private ArraySyntax ParseArray()
    {
        var at = Expect("[");
        var outer = _inAllowed;
        _inAllowed = true;
        var elements = new List<Expression?>();
        while (!_token.Is("]"))
        {
            elements.Add(_token.Is(",") ? null : ParseItem());
            if (!_token.Is("]")) Expect(",");
        }
        Advance();
        _inAllowed = outer;
        return new ArraySyntax(at, elements);
    }

    private TemplateSyntax ParseTemplate()
    {
        var at = _token.At;
        var texts = new List<string>();
        var parts = new List<Expression>();
        for (var from = _token.End; ; from = _token.End)
        {
            var text = new StringBuilder();
            var ended = _lexer.ReadTemplate(from, text);
            texts.Add(text.ToString());
            Advance();
            if (ended) return new TemplateSyntax(at, texts, parts);
            parts.Add(ParseInside());
            if (!_token.Is("}")) throw Unexpected("'}' is expected");
        }
    }

    private RegexSyntax ParseRegex()
    {
        var at = _token.At;
        if (++_patterns > MaxPatterns) throw new SyntaxError(at, $"More than {MaxPatterns} regular expressions");
        var (pattern, flags) = _lexer.ReadRegex(at);
        Advance();
        return new RegexSyntax(at, pattern, flags);
    }
}
