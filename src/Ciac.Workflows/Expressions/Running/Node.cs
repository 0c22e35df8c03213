using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>An expression ready to run. Nodes are immutable: any number of runs share them.</summary>
internal abstract class Node
{
    public abstract Value Evaluate(Frame f);

    /// <summary>Evaluates the function of a call, and the object it is called on.</summary>
    public virtual Value EvaluateCallee(Frame f, out Value self)
    {
        self = Value.Undefined;
        return Evaluate(f);
    }
}

/// <summary>A statement ready to run.</summary>
internal abstract class Command
{
    public abstract Completion Execute(Frame f);
}

/// <summary>The object and key of a property, evaluated once for reading and writing; empty for a variable.</summary>
internal readonly record struct Bound(Value Target, Value Key);

/// <summary>An expression that can be assigned to.</summary>
internal abstract class Reference : Node
{
    public abstract Bound Bind(Frame f);

    public abstract Value Read(Frame f, in Bound bound);

    public abstract void Write(Frame f, in Bound bound, in Value value);

    public override Value Evaluate(Frame f) => Read(f, Bind(f));
}

/// <summary>A place a pattern puts a value into.</summary>
internal abstract class Target
{
    public abstract void Assign(Frame f, in Value value);
}
