using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

internal abstract class ScriptFunction(ScriptObject? prototype) : ScriptObject(prototype)
{
    public override string ClassName => "Function";

    public abstract string Name { get; }

    /// <summary>Parameters before the first default or rest.</summary>
    public abstract int Arity { get; }

    public abstract Value Call(Execution x, in Value self, Value[] arguments);

    public virtual Value Construct(Execution x, Value[] arguments) => throw x.TypeError($"{Name} is not a constructor");

    public override bool TryGetOwn(string key, Execution x, out Property property)
    {
        if (base.TryGetOwn(key, x, out property)) return true;
        if (key is not ("name" or "length")) return false;
        var value = key == "name" ? Value.Of(Name) : Value.Of(Arity);
        property = new Property { Key = key, Value = value, Flags = PropertyFlags.Configurable };
        return true;
    }
}

/// <summary>What a built-in function is called with.</summary>
internal readonly struct Call(Execution x, Value self, Value[] arguments)
{
    public Execution X { get; } = x;

    public Value Self { get; } = self;

    public Value[] Arguments { get; } = arguments;

    public int Count => Arguments.Length;

    /// <summary>An argument; undefined when it was not given.</summary>
    public Value this[int index] => index < Arguments.Length ? Arguments[index] : Value.Undefined;
}

internal delegate Value Native(in Call call);

internal sealed class NativeFunction(string name, int arity, Native body, Native? construct = null) : ScriptFunction(Intrinsics.FunctionPrototype)
{
    public override string Name => name;

    public override int Arity => arity;

    public override Value Call(Execution x, in Value self, Value[] arguments)
    {
        x.Budget.Enter();
        var result = body(new Call(x, self, arguments));
        x.Budget.Leave();
        return result;
    }

    public override Value Construct(Execution x, Value[] arguments)
    {
        if (construct is null) return base.Construct(x, arguments);
        x.Budget.Enter();
        var result = construct(new Call(x, Value.Undefined, arguments));
        x.Budget.Leave();
        return result;
    }
}
