using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Parsing;

internal sealed partial class Parser
{
    private Expression ParseExpression()
    {
        var first = ParseAssignment();
        if (!_token.Is(",")) return first;
        var items = new List<Expression> { first };
        while (Eat(",")) items.Add(ParseAssignment());
        return new SequenceSyntax(first.At, items);
    }

    private Expression ParseAssignment()
    {
        Enter();
        var value = ParseAssignmentUnguarded();
        Leave();
        return value;
    }

    private Expression ParseAssignmentUnguarded()
    {
        var start = _token;
        if (IsAsyncArrow()) Advance();
        var target = ParseConditional();
        if (_token.Is("=>") && !_token.AfterNewline) return ParseArrow(start, target);
        if (target is ArrowHeadSyntax) throw Unexpected("'=>' is expected");
        if (_token.Kind != TokenKind.Punctuator || !IsAssignment(_token.Text)) return target;
        var operation = Advance();
        var plain = operation.Text == "=";
        var place = plain ? Targets.ToTarget(target) : Targets.ToSimpleTarget(target);
        var value = ParseAssignment();
        return new AssignSyntax(start.At, plain ? null : operation.Text[..^1], place, Named(place, value));
    }

    private static bool IsAssignment(string text) =>
        text[^1] == '=' && text is not ("==" or "===" or "!=" or "!==" or "<=" or ">=");

    private Expression ParseConditional()
    {
        var test = ParseBinary(1);
        if (!_token.Is("?")) return test;
        var at = Advance().At;
        var outer = _inAllowed;
        _inAllowed = true;
        var then = ParseAssignment();
        _inAllowed = outer;
        Expect(":");
        return new ConditionalSyntax(at, test, then, ParseAssignment());
    }

    private Expression ParseBinary(int least)
    {
        var left = ParseUnary();
        while (true)
        {
            var power = Words.Precedence(_token);
            if (power < least || power == 0 || (_token.Is("in") && !_inAllowed)) return left;
            var operation = Advance();
            var right = ParseRight(operation.Text, power, left);
            left = operation.Text is "&&" or "||" or "??"
                ? Logical(operation, left, right)
                : new BinarySyntax(operation.At, operation.Text, left, right);
        }
    }

    private Expression ParseRight(string operation, int power, Expression left)
    {
        if (operation != "**") return ParseBinary(power + 1);
        if (left is UnarySyntax && !_wrapped.Contains(left)) throw Unexpected("Parentheses are needed around the base of **");
        Enter();
        var right = ParseBinary(power);
        Leave();
        return right;
    }

    /// <summary>ECMA-262 §13.13: ?? does not mix with &amp;&amp; and || without parentheses.</summary>
    private LogicalSyntax Logical(in Token operation, Expression left, Expression right)
    {
        foreach (var side in new[] { left, right })
            if (side is LogicalSyntax inner && !_wrapped.Contains(inner) && (inner.Operator == "??") != (operation.Text == "??"))
                throw new SyntaxError(operation.At, "Parentheses are needed between ?? and && or ||");
        return new LogicalSyntax(operation.At, operation.Text, left, right);
    }

    private Expression ParseUnary()
    {
        if (_token.Is("++") || _token.Is("--")) return ParsePrefixUpdate();
        if (!IsUnary()) return ParsePostfix();
        Enter();
        var operation = Advance();
        var operand = ParseUnary();
        Leave();
        if (operation.Text == "delete" && operand is IdentifierSyntax) throw new SyntaxError(operation.At, "A variable cannot be deleted");
        return operation.Text == "await" ? operand : new UnarySyntax(operation.At, operation.Text, operand);
    }

    private bool IsUnary() => _token.Kind is TokenKind.Punctuator or TokenKind.Keyword
        && _token.Text is "!" or "-" or "+" or "~" or "typeof" or "void" or "delete" or "await";

    private UpdateSyntax ParsePrefixUpdate()
    {
        Enter();
        var operation = Advance();
        var target = Targets.ToSimpleTarget(ParseUnary());
        Leave();
        return new UpdateSyntax(operation.At, operation.Text == "++", true, target);
    }

    private Expression ParsePostfix()
    {
        var value = ParseCalls();
        if (_token.AfterNewline || !(_token.Is("++") || _token.Is("--"))) return value;
        var target = Targets.ToSimpleTarget(value);
        var operation = Advance();
        return new UpdateSyntax(operation.At, operation.Text == "++", false, target);
    }
}
