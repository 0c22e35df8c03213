using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    private Expression ParseCalls()
    {
        var value = _token.Is("new") ? ParseNew() : ParsePrimary();
        if (value is ArrowHeadSyntax) return value;
        var optional = false;
        while (ParseLink(value, ref optional) is { } link) value = link;
        return optional ? new ChainSyntax(value.At, value) : value;
    }

    private Expression? ParseLink(Expression value, ref bool optional)
    {
        if (_token.Kind != TokenKind.Punctuator) return null;
        var at = _token.At;
        switch (_token.Text)
        {
            case ".":
                Advance();
                return new MemberSyntax(at, value, ParsePropertyName(), false);
            case "[":
                return new IndexSyntax(at, value, ParseIndex(), false);
            case "(":
                return new CallSyntax(at, value, ParseArguments(), false);
            case "?.":
                optional = true;
                return ParseOptionalLink(value);
            case "`":
                throw new SyntaxError(at, "Tagged templates are not supported");
            default:
                return null;
        }
    }

    private Expression ParseOptionalLink(Expression value)
    {
        var at = Advance().At;
        if (_token.Is("(")) return new CallSyntax(at, value, ParseArguments(), true);
        return _token.Is("[")
            ? new IndexSyntax(at, value, ParseIndex(), true)
            : new MemberSyntax(at, value, ParsePropertyName(), true);
    }

    private string ParsePropertyName() =>
        _token.Kind is TokenKind.Name or TokenKind.Keyword ? Advance().Text : throw Unexpected("A property name is expected");

    private Expression ParseIndex()
    {
        Expect("[");
        var key = ParseInside();
        Expect("]");
        return key;
    }

    /// <summary>An expression between brackets, where "in" is allowed again.</summary>
    private Expression ParseInside()
    {
        var outer = _inAllowed;
        _inAllowed = true;
        var value = ParseExpression();
        _inAllowed = outer;
        return value;
    }

    private List<Expression> ParseArguments()
    {
        Expect("(");
        return ParseItems(")");
    }

    /// <summary>Items with spreads and a trailing comma, up to the closing bracket.</summary>
    private List<Expression> ParseItems(string close)
    {
        var outer = _inAllowed;
        _inAllowed = true;
        var items = new List<Expression>();
        var comma = false;
        while (!_token.Is(close))
        {
            items.Add(ParseItem());
            comma = Eat(",");
            if (!comma && !_token.Is(close)) throw Unexpected($"',' or '{close}' is expected");
        }
        _trailingComma = comma;
        Advance();
        _inAllowed = outer;
        return items;
    }

    private Expression ParseItem()
    {
        if (!_token.Is("...")) return ParseAssignment();
        var at = Advance().At;
        return new SpreadSyntax(at, ParseAssignment());
    }

    private NewSyntax ParseNew()
    {
        Enter();
        var at = Advance().At;
        if (_token.Is(".")) throw new SyntaxError(at, "'new.target' is not supported");
        var callee = _token.Is("new") ? ParseNew() : ParsePrimary();
        while (_token.Is(".") || _token.Is("[")) callee = ParseConstructorLink(callee);
        Leave();
        if (_token.Is("?.")) throw Unexpected();
        return new NewSyntax(at, callee, _token.Is("(") ? ParseArguments() : []);
    }

    private Expression ParseConstructorLink(Expression callee)
    {
        var at = _token.At;
        if (_token.Is("[")) return new IndexSyntax(at, callee, ParseIndex(), false);
        Advance();
        return new MemberSyntax(at, callee, ParsePropertyName(), false);
    }
}
