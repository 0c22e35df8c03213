using Ciac.Workflows.Expressions.Syntax;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    private ObjectSyntax ParseObject()
    {
        var at = Expect("{");
        var outer = _inAllowed;
        _inAllowed = true;
        var properties = new List<PropertySyntax>();
        while (!_token.Is("}"))
        {
            properties.Add(ParseProperty());
            if (!_token.Is("}")) Expect(",");
        }
        Advance();
        _inAllowed = outer;
        return new ObjectSyntax(at, properties);
    }

    private PropertySyntax ParseProperty()
    {
        var start = _token;
        if (Eat("...")) return new PropertySyntax(PropertyKind.Spread, new ThisSyntax(start.At), ParseAssignment());
        if (start.Is("*")) throw new SyntaxError(start.At, "Generators are not supported");
        var key = ParsePropertyKey();
        if (start.Kind == TokenKind.Name && IsModifier(start)) return ParseModified(start);
        if (_token.Is("(")) return new PropertySyntax(PropertyKind.Value, key, ParseMethod(start.At, key));
        if (Eat(":")) return new PropertySyntax(PropertyKind.Value, key, Named(key, ParseAssignment()));
        if (start.Kind != TokenKind.Name) throw Unexpected("':' is expected");
        var shorthand = new IdentifierSyntax(start.At, CheckBinding(start));
        if (!_token.Is("=")) return new PropertySyntax(PropertyKind.Value, key, shorthand);
        var equals = Advance().At;
        var value = new AssignSyntax(equals, null, shorthand, Named(shorthand, ParseAssignment()));
        return new PropertySyntax(PropertyKind.ShorthandWithDefault, key, value);
    }

    /// <summary>get, set or async before another key.</summary>
    private bool IsModifier(in Token start) =>
        start.Text is "get" or "set" or "async" && !start.Escaped
        && !(_token.Is("(") || _token.Is(":") || _token.Is(",") || _token.Is("}") || _token.Is("="));

    private PropertySyntax ParseModified(Token modifier)
    {
        if (_token.Is("*")) throw new SyntaxError(modifier.At, "Generators are not supported");
        var at = _token.At;
        var key = ParsePropertyKey();
        var method = ParseMethod(at, key);
        var kind = modifier.Text switch { "get" => PropertyKind.Get, "set" => PropertyKind.Set, _ => PropertyKind.Value };
        var wanted = kind switch { PropertyKind.Get => 0, PropertyKind.Set => 1, _ => method.Function.Parameters.Count };
        if (method.Function.Parameters.Count != wanted) throw new SyntaxError(at, "Wrong number of parameters");
        return new PropertySyntax(kind, key, method);
    }

    private Expression ParsePropertyKey()
    {
        var at = _token.At;
        switch (_token.Kind)
        {
            case TokenKind.Number: return new LiteralSyntax(at, Value.Of(NumberText.Format(Advance().Number)));
            case TokenKind.Name or TokenKind.Keyword or TokenKind.Text: return new LiteralSyntax(at, Value.Of(Advance().Text));
        }
        return _token.Is("[") ? ParseComputedKey() : throw Unexpected("A property name is expected");
    }

    private Expression ParseComputedKey()
    {
        Expect("[");
        var key = ParseAssignment();
        Expect("]");
        return key;
    }
}
