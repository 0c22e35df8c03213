using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>Variables of a function, or of a block that closures may keep.</summary>
internal sealed class Environment(int size, Environment? parent)
{
    public readonly Value[] Slots = size == 0 ? [] : new Value[size];

    public readonly Environment? Parent = parent;

    public Environment Up(int hops)
    {
        var environment = this;
        for (; hops > 0; hops--) environment = environment.Parent!;
        return environment;
    }

    /// <summary>The next turn of a loop has variables of its own (ECMA-262 §14.7.4.4).</summary>
    public Environment Renew()
    {
        var next = new Environment(Slots.Length, Parent);
        Slots.CopyTo(next.Slots, 0);
        return next;
    }
}

/// <summary>One call in progress.</summary>
internal sealed class Frame(Execution x, Environment environment, Value self)
{
    public readonly Execution X = x;

    public readonly Value Self = self;

    public Environment Environment = environment;

    /// <summary>The value of return, or in the script itself of the last expression statement.</summary>
    public Value Result;

    /// <summary>Label of the break or continue under way.</summary>
    public string? Label;

    /// <summary>An optional chain has met null: its remaining links do nothing.</summary>
    public bool Skipped;
}

internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return,
}
