using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>One link of a chain; after a short circuit it gives undefined.</summary>
internal abstract class LinkNode(Node target, bool optional, int at) : Reference
{
    protected int At => at;

    /// <summary>False when the chain ends here.</summary>
    protected bool TryEvaluateTarget(Frame f, out Value value)
    {
        value = target.Evaluate(f);
        if (optional && !f.Skipped && value.IsNullish) f.Skipped = true;
        return !f.Skipped;
    }

    protected Value EvaluateTarget(Frame f) => target.Evaluate(f);

    public override Value Evaluate(Frame f) => EvaluateCallee(f, out _);
}

internal sealed class MemberNode(Node target, string name, bool optional, int at) : LinkNode(target, optional, at)
{
    public override Value EvaluateCallee(Frame f, out Value self)
    {
        if (!TryEvaluateTarget(f, out self)) return Value.Undefined;
        f.X.At = At;
        return Access.Get(self, name, f.X);
    }

    public override Bound Bind(Frame f) => new(EvaluateTarget(f), default);

    public override Value Read(Frame f, in Bound bound)
    {
        f.X.At = At;
        return Access.Get(bound.Target, name, f.X);
    }

    public override void Write(Frame f, in Bound bound, in Value value)
    {
        f.X.At = At;
        Access.Set(bound.Target, name, value, f.X);
    }

    public void Delete(Frame f) => (EvaluateTarget(f).AsObject ?? throw f.X.TypeError("Cannot delete from a primitive value")).Delete(name, f.X);
}

internal sealed class IndexNode(Node target, Node key, bool optional, int at) : LinkNode(target, optional, at)
{
    public override Value EvaluateCallee(Frame f, out Value self)
    {
        if (!TryEvaluateTarget(f, out self)) return Value.Undefined;
        var index = key.Evaluate(f);
        f.X.At = At;
        return Access.Get(self, index, f.X);
    }

    public override Bound Bind(Frame f) => new(EvaluateTarget(f), key.Evaluate(f));

    public override Value Read(Frame f, in Bound bound)
    {
        f.X.At = At;
        return Access.Get(bound.Target, bound.Key, f.X);
    }

    public override void Write(Frame f, in Bound bound, in Value value)
    {
        f.X.At = At;
        Access.Set(bound.Target, bound.Key, value, f.X);
    }

    public void Delete(Frame f)
    {
        var bound = Bind(f);
        (bound.Target.AsObject ?? throw f.X.TypeError("Cannot delete from a primitive value")).Delete(To.Key(bound.Key, f.X), f.X);
    }
}

/// <summary>Where the short circuit of ?. ends.</summary>
internal sealed class ChainNode(Node links) : Node
{
    public override Value Evaluate(Frame f) => EvaluateCallee(f, out _);

    public override Value EvaluateCallee(Frame f, out Value self)
    {
        var value = links.EvaluateCallee(f, out self);
        if (!f.Skipped) return value;
        f.Skipped = false;
        return Value.Undefined;
    }
}

internal sealed class DeleteNode(Node operand) : Node
{
    public override Value Evaluate(Frame f)
    {
        switch (operand)
        {
            case MemberNode member:
                member.Delete(f);
                break;
            case IndexNode index:
                index.Delete(f);
                break;
            default:
                operand.Evaluate(f);
                break;
        }
        return Value.True;
    }
}
