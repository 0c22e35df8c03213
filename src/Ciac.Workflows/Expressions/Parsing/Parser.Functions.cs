using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    /// <summary>async function: read as a plain function, await gives its operand.</summary>
    private bool IsAsyncFunction() => _token.IsName("async") && _lexer.Peeks(_token.End, "function");

    /// <summary>async x => …; async (x) => … is first read as a call of async.</summary>
    private bool IsAsyncArrow() => _token.IsName("async") && _lexer.PeeksName(_token.End);

    private FunctionSyntax ParseFunction()
    {
        var at = _token.At;
        if (_token.IsName("async")) Advance();
        Expect("function");
        if (_token.Is("*")) throw new SyntaxError(at, "Generators are not supported");
        var name = _token.Is("(") ? null : ExpectName();
        return ParseParametersAndBody(at, name);
    }

    private FunctionExpression ParseMethod(int at, Expression key) =>
        new(ParseParametersAndBody(at, null) with { InferredName = (key as LiteralSyntax)?.Value.Text });

    private FunctionSyntax ParseParametersAndBody(int at, string? name)
    {
        _functions++;
        Expect("(");
        var parameters = ParseParameters();
        var body = ParseFunctionBody();
        return new FunctionSyntax(at, name, parameters) { Body = body, ParameterNames = NamesOf(at, parameters) };
    }

    private List<PatternElement> ParseParameters()
    {
        var parameters = new List<PatternElement>();
        while (!_token.Is(")"))
        {
            var rest = Eat("...");
            var target = ParseBindingTarget();
            parameters.Add(new PatternElement(target, !rest && Eat("=") ? Named(target, ParseAssignment()) : null, rest));
            if (rest && !_token.Is(")")) throw Unexpected("A rest parameter must be the last");
            if (!_token.Is(")")) Expect(",");
        }
        Advance();
        return parameters;
    }

    private IReadOnlyList<Statement> ParseFunctionBody()
    {
        var outer = _inAllowed;
        _inAllowed = true;
        var body = ParseBlock().Body;
        _inAllowed = outer;
        return body;
    }

    private FunctionExpression ParseArrow(in Token start, Expression head)
    {
        if (_wrapped.Contains(head)) throw Unexpected();
        _functions++;
        var items = head switch
        {
            ArrowHeadSyntax list => list.Items,
            IdentifierSyntax => [head],
            CallSyntax { Callee: IdentifierSyntax { Name: "async" }, Optional: false } call => call.Arguments,
            _ => throw Unexpected(),
        };
        var parameters = items.Select(Targets.ToElement).ToList();
        foreach (var parameter in parameters.SkipLast(1))
            if (parameter.Rest) throw new SyntaxError(parameter.Target.At, "A rest parameter must be the last");
        var names = NamesOf(start.At, parameters);
        Expect("=>");
        var value = _token.Is("{") ? null : ParseAssignment();
        var body = value is null ? ParseFunctionBody() : [];
        return new FunctionExpression(new FunctionSyntax(start.At, null, parameters)
        {
            Body = body,
            Value = value,
            IsArrow = true,
            ParameterNames = names,
        });
    }

    private static List<string> NamesOf(int at, IReadOnlyList<PatternElement> parameters)
    {
        var names = new List<string>();
        foreach (var parameter in parameters) Targets.AddNames(parameter.Target, names);
        return names.Distinct().Count() == names.Count ? names : throw new SyntaxError(at, "Two parameters have the same name");
    }

    private Expression ParseBindingTarget()
    {
        var at = _token.At;
        if (!_token.Is("[") && !_token.Is("{")) return new IdentifierSyntax(at, ExpectName());
        Enter();
        Expression literal = _token.Is("[") ? ParseArray() : ParseObject();
        Leave();
        var pattern = Targets.ToTarget(literal);
        Targets.AddNames(pattern, []);
        return pattern;
    }

    /// <summary>A function without a name takes the one of the place it is put in (ECMA-262 §8.4.5).</summary>
    private Expression Named(Expression place, Expression value)
    {
        var name = place switch
        {
            IdentifierSyntax identifier => identifier.Name,
            LiteralSyntax { Value.IsString: true } key => key.Value.Text,
            _ => null,
        };
        return name is not null && value is FunctionExpression { Function.Name: null } function && !_wrapped.Contains(value)
            ? new FunctionExpression(function.Function with { InferredName = name })
            : value;
    }
}
