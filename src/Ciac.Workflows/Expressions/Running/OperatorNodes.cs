using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

internal delegate Value BinaryOperation(in Value left, in Value right, Execution x);

internal sealed class BinaryNode(BinaryOperation operation, Node left, Node right, int at) : Node
{
    public override Value Evaluate(Frame f)
    {
        var a = left.Evaluate(f);
        var b = right.Evaluate(f);
        if (a.IsObject || b.IsObject) f.X.At = at;
        return operation(a, b, f.X);
    }
}

internal sealed class StrictEqualsNode(Node left, Node right, bool equal) : Node
{
    public override Value Evaluate(Frame f) => Value.Of(Operators.StrictEquals(left.Evaluate(f), right.Evaluate(f)) == equal);
}

internal sealed class AndNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame f)
    {
        var value = left.Evaluate(f);
        return To.Boolean(value) ? right.Evaluate(f) : value;
    }
}

internal sealed class OrNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame f)
    {
        var value = left.Evaluate(f);
        return To.Boolean(value) ? value : right.Evaluate(f);
    }
}

internal sealed class CoalesceNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame f)
    {
        var value = left.Evaluate(f);
        return value.IsNullish ? right.Evaluate(f) : value;
    }
}

internal sealed class ConditionalNode(Node test, Node then, Node otherwise) : Node
{
    public override Value Evaluate(Frame f) => To.Boolean(test.Evaluate(f)) ? then.Evaluate(f) : otherwise.Evaluate(f);
}

internal sealed class NotNode(Node operand) : Node
{
    public override Value Evaluate(Frame f) => Value.Of(!To.Boolean(operand.Evaluate(f)));
}

internal sealed class TypeOfNode(Node operand) : Node
{
    public override Value Evaluate(Frame f) =>
        operand is GlobalNode global ? global.TypeOf(f) : Value.Of(Operators.TypeOf(operand.Evaluate(f)));
}

internal sealed class UnaryNode(Func<double, double> operation, Node operand, int at) : Node
{
    public override Value Evaluate(Frame f)
    {
        var value = operand.Evaluate(f);
        f.X.At = at;
        return Value.Of(operation(To.Number(value, f.X)));
    }
}

internal sealed class VoidNode(Node operand) : Node
{
    public override Value Evaluate(Frame f)
    {
        operand.Evaluate(f);
        return Value.Undefined;
    }
}

internal sealed class SequenceNode(IReadOnlyList<Node> items) : Node
{
    public override Value Evaluate(Frame f)
    {
        var last = Value.Undefined;
        foreach (var item in items) last = item.Evaluate(f);
        return last;
    }
}

/// <summary>Looks after the stack in a long chain of operators.</summary>
internal sealed class GuardNode(Node inner) : Node
{
    public override Value Evaluate(Frame f) => EvaluateCallee(f, out _);

    public override Value EvaluateCallee(Frame f, out Value self)
    {
        Budget.CheckStack();
        return inner.EvaluateCallee(f, out self);
    }
}
