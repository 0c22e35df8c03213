using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>The catch clause: Parameter is null for catch without a name; NewSize as of a block.</summary>
internal sealed record CatchClause(Target? Parameter, Command Body, int NewSize);

/// <summary>Only what the script threw is caught: a used up budget passes, and so runs no finally.</summary>
internal sealed class TryCommand(Command body, CatchClause? handler, Command? last) : Command
{
    public override Completion Execute(Frame f)
    {
        f.X.Budget.Step();
        var outer = f.Environment;
        var depth = f.X.Budget.Depth;
        Completion completion;
        ThrowSignal? pending = null;
        try
        {
            completion = Guarded(f);
        }
        catch (ThrowSignal signal) when (last is not null)
        {
            Restore(f, outer, depth);
            completion = Completion.Normal;
            pending = signal;
        }
        return last is null ? completion : Finish(f, completion, pending);
    }

    private Completion Guarded(Frame f)
    {
        if (handler is null) return body.Execute(f);
        var outer = f.Environment;
        var depth = f.X.Budget.Depth;
        ThrowSignal caught;
        try
        {
            return body.Execute(f);
        }
        catch (ThrowSignal signal)
        {
            caught = signal;
        }
        Restore(f, outer, depth);
        return Handle(f, outer, caught.Thrown, handler);
    }

    private static Completion Handle(Frame f, Environment outer, in Value thrown, CatchClause clause)
    {
        if (clause.NewSize >= 0) f.Environment = new Environment(clause.NewSize, outer);
        clause.Parameter?.Assign(f, thrown);
        var completion = clause.Body.Execute(f);
        f.Environment = outer;
        return completion;
    }

    // A jump out of finally replaces what came before, even an error (ECMA-262 §14.15.3).
    private Completion Finish(Frame f, Completion completion, ThrowSignal? pending)
    {
        var result = f.Result;
        var label = f.Label;
        f.Label = null;
        var own = last!.Execute(f);
        if (own != Completion.Normal) return own;
        if (pending is not null) throw pending;
        f.Result = result;
        f.Label = label;
        return completion;
    }

    private static void Restore(Frame f, Environment outer, int depth)
    {
        f.Environment = outer;
        f.Skipped = false;
        f.X.Budget.Depth = depth;
    }
}
