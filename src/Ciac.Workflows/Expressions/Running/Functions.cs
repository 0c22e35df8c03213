using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>The part of a function that all its closures share.</summary>
internal sealed class FunctionCode
{
    public required string Name { get; init; }

    public required int Arity { get; init; }

    public required bool IsArrow { get; init; }

    /// <summary>Variables of a call.</summary>
    public required int Size { get; init; }

    /// <summary>Parameters that are plain names: the argument goes straight into the slot.</summary>
    public required int PlainParameters { get; init; }

    /// <summary>All parameters, when one of them is more than a name.</summary>
    public required IReadOnlyList<Element> Parameters { get; init; }

    /// <summary>Slot of the arguments object; -1 when the body does not mention it.</summary>
    public required int ArgumentsSlot { get; init; }

    /// <summary>Slot of the function's own name; -1 when the body does not mention it.</summary>
    public required int SelfSlot { get; init; }

    public required Command Body { get; init; }
}

internal sealed class Closure(FunctionCode code, Environment environment, Value self) : ScriptFunction(Intrinsics.FunctionPrototype)
{
    public override string Name => code.Name;

    public override int Arity => code.Arity;

    public override Value Call(Execution x, in Value receiver, Value[] arguments)
    {
        x.Budget.Enter();
        var variables = new Environment(code.Size, environment);
        var frame = new Frame(x, variables, code.IsArrow ? self : receiver);
        if (code.ArgumentsSlot >= 0) variables.Slots[code.ArgumentsSlot] = Value.Of(new ScriptArray((Value[])arguments.Clone()));
        if (code.SelfSlot >= 0) variables.Slots[code.SelfSlot] = Value.Of(this);
        if (code.Parameters.Count > 0) Bind(frame, arguments);
        else Array.Copy(arguments, variables.Slots, Math.Min(arguments.Length, code.PlainParameters));
        code.Body.Execute(frame);
        x.Budget.Leave();
        return frame.Result;
    }

    public override Value Construct(Execution x, Value[] arguments)
    {
        if (code.IsArrow) return base.Construct(x, arguments);
        var made = Value.Of(new ScriptObject(Get("prototype", x).AsObject ?? Intrinsics.ObjectPrototype));
        var result = Call(x, made, arguments);
        return result.IsObject ? result : made;
    }

    public override bool TryGetOwn(string key, Execution x, out Property property)
    {
        if (base.TryGetOwn(key, x, out property)) return true;
        if (key != "prototype" || code.IsArrow) return false;
        var prototype = new ScriptObject(Intrinsics.ObjectPrototype);
        prototype.Define("constructor", Value.Of(this), PropertyFlags.Hidden, x);
        Define("prototype", Value.Of(prototype), PropertyFlags.Writable, x);
        return base.TryGetOwn(key, x, out property);
    }

    private void Bind(Frame frame, Value[] arguments)
    {
        for (var i = 0; i < code.Parameters.Count; i++)
        {
            var parameter = code.Parameters[i];
            if (parameter.Rest) parameter.Assign(frame, Value.Of(new ScriptArray(arguments.Skip(i).ToArray())));
            else parameter.Assign(frame, i < arguments.Length ? arguments[i] : Value.Undefined);
        }
    }
}

internal sealed class FunctionNode(FunctionCode code) : Node
{
    public override Value Evaluate(Frame f) => Value.Of(new Closure(code, f.Environment, f.Self));
}

/// <summary>The body of an arrow function without braces.</summary>
internal sealed class ValueCommand(Node value) : Command
{
    public override Completion Execute(Frame f)
    {
        f.Result = value.Evaluate(f);
        return Completion.Return;
    }
}
