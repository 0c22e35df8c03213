using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>What all loops do with break and continue.</summary>
internal abstract class LoopCommand(IReadOnlySet<string> labels) : Command
{
    /// <summary>Runs the body once; true when the loop is over, with what it gives.</summary>
    protected bool EndsAfter(Command body, Frame f, out Completion result)
    {
        f.X.Budget.Step();
        var completion = body.Execute(f);
        result = completion;
        if (completion == Completion.Normal) return false;
        if (completion == Completion.Return) return true;
        if (f.Label is not null && !labels.Contains(f.Label)) return true;
        f.Label = null;
        result = Completion.Normal;
        return completion == Completion.Break;
    }
}

internal sealed class WhileCommand(Node test, Command body, IReadOnlySet<string> labels) : LoopCommand(labels)
{
    public override Completion Execute(Frame f)
    {
        while (To.Boolean(test.Evaluate(f)))
            if (EndsAfter(body, f, out var result)) return result;
        return Completion.Normal;
    }
}

internal sealed class DoCommand(Node test, Command body, IReadOnlySet<string> labels) : LoopCommand(labels)
{
    public override Completion Execute(Frame f)
    {
        do
            if (EndsAfter(body, f, out var result)) return result;
        while (To.Boolean(test.Evaluate(f)));
        return Completion.Normal;
    }
}

/// <summary>The three expressions in the head of a for statement.</summary>
internal sealed record ForHead(Command? Initial, Node? Test, Node? Update)
{
    public required Prologue Prologue { get; init; }

    /// <summary>Size of the environment each turn has for itself, -1 when it needs none.</summary>
    public required int NewSize { get; init; }
}

internal sealed class ForCommand(ForHead head, Command body, IReadOnlySet<string> labels) : LoopCommand(labels)
{
    public override Completion Execute(Frame f)
    {
        var outer = f.Environment;
        if (head.NewSize >= 0) f.Environment = new Environment(head.NewSize, outer);
        head.Prologue.Run(f);
        head.Initial?.Execute(f);
        var completion = Turn(f);
        f.Environment = outer;
        return completion;
    }

    private Completion Turn(Frame f)
    {
        while (head.Test is null || To.Boolean(head.Test.Evaluate(f)))
        {
            if (EndsAfter(body, f, out var result)) return result;
            if (head.NewSize >= 0) f.Environment = f.Environment.Renew();
            head.Update?.Evaluate(f);
        }
        return Completion.Normal;
    }
}

internal sealed record ForEachHead(bool Keys, Target Target, Node Source, int At)
{
    /// <summary>As of <see cref="ForHead"/>.</summary>
    public required int NewSize { get; init; }
}

internal sealed class ForEachCommand(ForEachHead head, Command body, IReadOnlySet<string> labels) : LoopCommand(labels)
{
    public override Completion Execute(Frame f)
    {
        var source = head.Source.Evaluate(f);
        f.X.At = head.At;
        var outer = f.Environment;
        foreach (var value in head.Keys ? EnumerateKeys(source, f.X) : Iteration.Over(source, f.X))
        {
            if (head.NewSize >= 0) f.Environment = new Environment(head.NewSize, outer);
            head.Target.Assign(f, value);
            var over = EndsAfter(body, f, out var result);
            f.Environment = outer;
            if (over) return result;
        }
        return Completion.Normal;
    }

    // Inherited names come after own ones; the standard prototypes have none that are enumerable.
    private static IEnumerable<Value> EnumerateKeys(Value source, Execution x)
    {
        if (source.IsString) source = Value.Of(new ScriptArray(new Value[source.TextLength]));
        var seen = new HashSet<string>();
        for (var owner = source.AsObject; owner is not null; owner = owner.Prototype)
            foreach (var key in owner.OwnKeys(x).Where(key => owner.TryGetOwn(key, x, out _) && seen.Add(key)))
                yield return Value.Of(key);
    }
}
