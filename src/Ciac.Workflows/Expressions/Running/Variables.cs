using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>A variable of this environment.</summary>
internal sealed class LocalNode(int slot) : Node
{
    public override Value Evaluate(Frame f) => f.Environment.Slots[slot];
}

/// <summary>A var, parameter or function of an environment further out.</summary>
internal sealed class OuterNode(int hops, int slot) : Node
{
    public override Value Evaluate(Frame f) => f.Environment.Up(hops).Slots[slot];
}

/// <summary>A variable to be read and written; let and const are checked.</summary>
internal sealed class VariableNode(string name, Compiling.Place place, int at) : Reference
{
    private readonly int _hops = place.Hops;
    private readonly int _slot = place.Variable.Slot;
    private readonly Compiling.VariableKind _kind = place.Variable.Kind;

    public override Bound Bind(Frame f) => default;

    public override Value Evaluate(Frame f)
    {
        var value = f.Environment.Up(_hops).Slots[_slot];
        return value.IsUnborn ? throw Unborn(f) : value;
    }

    public override Value Read(Frame f, in Bound bound) => Evaluate(f);

    public override void Write(Frame f, in Bound bound, in Value value)
    {
        ref var slot = ref f.Environment.Up(_hops).Slots[_slot];
        if (slot.IsUnborn) throw Unborn(f);
        if (_kind == Compiling.VariableKind.Const) throw Constant(f);
        if (_kind != Compiling.VariableKind.Self) slot = value;
    }

    private ThrowSignal Unborn(Frame f)
    {
        f.X.At = at;
        return f.X.ReferenceError($"Cannot access '{name}' before initialization");
    }

    private ThrowSignal Constant(Frame f)
    {
        f.X.At = at;
        return f.X.TypeError($"Assignment to constant variable '{name}'");
    }
}

/// <summary>A name nobody declared: the host's, a standard object, or a global the script makes by assigning.</summary>
internal sealed class GlobalNode(string name, int at) : Reference
{
    public override Bound Bind(Frame f) => default;

    public override Value Evaluate(Frame f)
    {
        if (f.X.TryGetGlobal(name, out var value)) return value;
        f.X.At = at;
        throw f.X.ReferenceError($"{name} is not defined");
    }

    public override Value Read(Frame f, in Bound bound) => Evaluate(f);

    public override void Write(Frame f, in Bound bound, in Value value) => f.X.SetGlobal(name, value);

    public Value TypeOf(Frame f) => Value.Of(f.X.TryGetGlobal(name, out var value) ? Operators.TypeOf(value) : "undefined");
}

/// <summary>Gives a declared variable its first value.</summary>
internal sealed class InitializeTarget(int hops, int slot) : Target
{
    public override void Assign(Frame f, in Value value) => f.Environment.Up(hops).Slots[slot] = value;
}

internal sealed class ReferenceTarget(Reference reference) : Target
{
    public override void Assign(Frame f, in Value value) => reference.Write(f, reference.Bind(f), value);
}
