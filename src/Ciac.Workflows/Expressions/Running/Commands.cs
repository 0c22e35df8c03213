using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

internal sealed class EmptyCommand : Command
{
    public override Completion Execute(Frame f) => Completion.Normal;
}

internal sealed class EvaluateCommand(Node value) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        value.Evaluate(f);
        return Completion.Normal;
    }
}

/// <summary>An expression statement of the script itself: its value is the result unless another follows.</summary>
internal sealed class ResultCommand(Node value) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        f.Result = value.Evaluate(f);
        return Completion.Normal;
    }
}

internal sealed class DeclareCommand(Target target, Node value) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        target.Assign(f, value.Evaluate(f));
        return Completion.Normal;
    }
}

/// <summary>What happens when a block is entered: let and const become unborn, its functions are made.</summary>
internal sealed record Prologue(int[] Unborn, IReadOnlyList<(int Slot, FunctionNode Function)> Functions)
{
    public void Run(Frame f)
    {
        var slots = f.Environment.Slots;
        foreach (var slot in Unborn) slots[slot] = Value.Unborn;
        foreach (var (slot, function) in Functions) slots[slot] = function.Evaluate(f);
    }
}

/// <summary>A list of statements; NewSize is the size of its own environment, or -1 when it has none.</summary>
internal sealed class BlockCommand(IReadOnlyList<Command> body, Prologue prologue, int newSize) : Command
{
    private readonly Command[] _body = [.. body];

    public override Completion Execute(Frame f)
    {
        var outer = f.Environment;
        if (newSize >= 0) f.Environment = new Environment(newSize, outer);
        prologue.Run(f);
        var completion = Completion.Normal;
        foreach (var command in _body)
        {
            completion = command.Execute(f);
            if (completion != Completion.Normal) break;
        }
        f.Environment = outer;
        return completion;
    }
}

internal sealed class IfCommand(Node test, Command then, Command? otherwise) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        if (To.Boolean(test.Evaluate(f))) return then.Execute(f);
        return otherwise?.Execute(f) ?? Completion.Normal;
    }
}

internal sealed class JumpCommand(Completion jump, string? label) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        f.Label = label;
        return jump;
    }
}

/// <summary>A labelled statement that is no loop: only break can name it.</summary>
internal sealed class LabelCommand(string label, Command body) : Command
{
    public override Completion Execute(Frame f)
    {
        var completion = body.Execute(f);
        if (completion != Completion.Break || f.Label != label) return completion;
        f.Label = null;
        return Completion.Normal;
    }
}

internal sealed class ReturnCommand(Node? value) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        f.Result = value?.Evaluate(f) ?? Value.Undefined;
        return Completion.Return;
    }
}

internal sealed class ThrowCommand(Node value, int at) : Command
{
    public override Completion Execute(Frame f)
    {
        var thrown = value.Evaluate(f);
        f.X.At = at;
        throw new ThrowSignal(thrown, f.X);
    }
}

internal sealed class SwitchCommand(Node subject, IReadOnlyList<(Node? Test, Command Body)> cases, Prologue prologue, int newSize) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        var value = subject.Evaluate(f);
        var outer = f.Environment;
        if (newSize >= 0) f.Environment = new Environment(newSize, outer);
        prologue.Run(f);
        var completion = RunFrom(Choose(value, f), f);
        f.Environment = outer;
        if (completion != Completion.Break || f.Label is not null) return completion;
        return Completion.Normal;
    }

    private int Choose(in Value value, Frame f)
    {
        for (var i = 0; i < cases.Count; i++)
            if (cases[i].Test is { } test && Operators.StrictEquals(value, test.Evaluate(f))) return i;
        for (var i = 0; i < cases.Count; i++)
            if (cases[i].Test is null) return i;
        return cases.Count;
    }

    private Completion RunFrom(int first, Frame f)
    {
        for (var i = first; i < cases.Count; i++)
        {
            var completion = cases[i].Body.Execute(f);
            if (completion != Completion.Normal) return completion;
        }
        return Completion.Normal;
    }
}
