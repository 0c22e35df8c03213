using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Syntax;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Compiling;

internal sealed partial class Compiler
{
    private Node Compile(Expression expression)
    {
        Enter(expression.At);
        var guarded = _nesting % LevelsBetweenGuards == 0 && expression is not SpreadSyntax;
        var node = CompileUnguarded(expression);
        Leave();
        return guarded && node is not GlobalNode ? new GuardNode(node) : node;
    }

    private Node CompileUnguarded(Expression expression) => expression switch
    {
        LiteralSyntax literal => new ConstantNode(literal.Value),
        IdentifierSyntax identifier => CompileRead(identifier),
        ThisSyntax => new ThisNode(),
        TemplateSyntax template => new TemplateNode(template.Texts, template.Parts.Select(Compile).ToList()),
        RegexSyntax regex => CompileRegex(regex),
        ArraySyntax array => CompileList(array.Elements),
        ObjectSyntax literal => CompileObject(literal),
        SpreadSyntax spread => new SpreadNode(Compile(spread.Operand), spread.At),
        FunctionExpression function => CompileFunction(function.Function),
        UnarySyntax unary => CompileUnary(unary),
        UpdateSyntax update => new UpdateNode(CompileReference(update.Target), update.Increment ? 1 : -1, update.Prefix),
        BinarySyntax binary => CompileBinary(binary),
        LogicalSyntax logical => CompileLogical(logical),
        AssignSyntax assign => CompileAssign(assign),
        ConditionalSyntax choice => new ConditionalNode(Compile(choice.Test), Compile(choice.Then), Compile(choice.Else)),
        MemberSyntax or IndexSyntax => CompileReference(expression),
        CallSyntax call => CompileCall(call),
        ChainSyntax chain => new ChainNode(Compile(chain.Links)),
        NewSyntax made => new NewNode(Compile(made.Callee), CompileList(made.Arguments), TextOf(made.Callee), made.At),
        SequenceSyntax sequence => new SequenceNode(sequence.Items.Select(Compile).ToList()),
        _ => throw new SyntaxError(expression.At, "An expression is expected"),
    };

    private Node CompileRead(IdentifierSyntax identifier)
    {
        if (identifier.Name == "undefined" && _scope.Find("undefined") is null) return new ConstantNode(default);
        if (_scope.Find(identifier.Name) is not { } place) return new GlobalNode(identifier.Name, identifier.At);
        if (place.Variable.Kind is VariableKind.Let or VariableKind.Const) return new VariableNode(identifier.Name, place, identifier.At);
        return place.Hops == 0 ? new LocalNode(place.Variable.Slot) : new OuterNode(place.Hops, place.Variable.Slot);
    }

    private Reference CompileReference(Expression expression) => expression switch
    {
        IdentifierSyntax identifier => _scope.Find(identifier.Name) is { } place
            ? new VariableNode(identifier.Name, place, identifier.At)
            : new GlobalNode(identifier.Name, identifier.At),
        MemberSyntax member => new MemberNode(Compile(member.Object), member.Name, member.Optional, member.At),
        IndexSyntax { Key: LiteralSyntax { Value.IsString: true } key } index =>
            new MemberNode(Compile(index.Object), key.Value.Text, index.Optional, index.At),
        IndexSyntax index => new IndexNode(Compile(index.Object), Compile(index.Key), index.Optional, index.At),
        _ => throw new SyntaxError(expression.At, "This cannot be assigned to"),
    };

    private static RegexNode CompileRegex(RegexSyntax regex)
    {
        try
        {
            return new RegexNode(Patterns.CompiledPattern.Compile(regex.Pattern, regex.Flags));
        }
        catch (Patterns.PatternError error)
        {
            throw new SyntaxError(regex.At, error.Message);
        }
    }

    private ArgumentsNode CompileList(IReadOnlyList<Expression?> items) =>
        new(items.Select(i => i is null ? null : Compile(i)).ToList());

    private ObjectNode CompileObject(ObjectSyntax literal)
    {
        var parts = new List<ObjectPart>();
        foreach (var property in literal.Properties)
        {
            if (property.Kind == PropertyKind.ShorthandWithDefault) throw new SyntaxError(property.Value.At, "Unexpected '='");
            parts.Add(new ObjectPart(property.Kind, property.Kind == PropertyKind.Spread ? null : Compile(property.Key), Compile(property.Value)));
        }
        return new ObjectNode(parts);
    }

    private CallNode CompileCall(CallSyntax call) =>
        new(Compile(call.Callee), CompileList(call.Arguments), TextOf(call.Callee), call.At) { Optional = call.Optional };

    private Node CompileUnary(UnarySyntax unary)
    {
        var operand = unary.Operator == "delete" ? CompileUnguarded(unary.Operand) : Compile(unary.Operand);
        return unary.Operator switch
        {
            "!" => new NotNode(operand),
            "typeof" => new TypeOfNode(operand),
            "void" => new VoidNode(operand),
            "delete" => new DeleteNode(operand),
            "-" => new UnaryNode(n => -n, operand, unary.At),
            "~" => new UnaryNode(n => ~To.Int32(n), operand, unary.At),
            _ => new UnaryNode(n => n, operand, unary.At),
        };
    }

    private Node CompileBinary(BinarySyntax binary)
    {
        var left = Compile(binary.Left);
        var right = Compile(binary.Right);
        if (binary.Operator is "===" or "!==") return new StrictEqualsNode(left, right, binary.Operator == "===");
        return new BinaryNode(BinaryOperations.Of(binary.Operator), left, right, binary.At);
    }

    private Node CompileLogical(LogicalSyntax logical)
    {
        var left = Compile(logical.Left);
        var right = Compile(logical.Right);
        return logical.Operator switch
        {
            "&&" => new AndNode(left, right),
            "||" => new OrNode(left, right),
            _ => new CoalesceNode(left, right),
        };
    }

    private Node CompileAssign(AssignSyntax assign)
    {
        var value = Compile(assign.Value);
        if (assign.Target is ArrayPattern or ObjectPattern) return new PatternAssignNode(CompileTarget(assign.Target, initializes: false), value);
        var place = CompileReference(assign.Target);
        return assign.Operator switch
        {
            null => new AssignNode(place, value),
            "??" or "||" or "&&" => new LogicalAssignNode(place, assign.Operator, value),
            var operation => new CompoundNode(place, BinaryOperations.Of(operation), value),
        };
    }

    /// <summary>How the error names what was called.</summary>
    private static string TextOf(Expression callee) => callee switch
    {
        IdentifierSyntax identifier => identifier.Name,
        MemberSyntax { Object: IdentifierSyntax target } member => $"{target.Name}.{member.Name}",
        MemberSyntax member => $"….{member.Name}",
        _ => "The expression",
    };
}
