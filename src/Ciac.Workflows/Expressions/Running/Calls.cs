using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

internal sealed class CallNode(Node callee, Node arguments, string text, int at) : Node
{
    public bool Optional { get; init; }

    public override Value Evaluate(Frame f)
    {
        var function = callee.EvaluateCallee(f, out var self);
        if (f.Skipped) return Value.Undefined;
        if (Optional && function.IsNullish)
        {
            f.Skipped = true;
            return Value.Undefined;
        }
        var given = ((ArgumentsNode)arguments).List(f);
        f.X.At = at;
        f.X.Budget.Step();
        return function.AsFunction is { } known ? known.Call(f.X, self, given) : throw f.X.TypeError($"{text} is not a function");
    }
}

internal sealed class NewNode(Node callee, ArgumentsNode arguments, string text, int at) : Node
{
    public override Value Evaluate(Frame f)
    {
        var function = callee.Evaluate(f);
        var given = arguments.List(f);
        f.X.At = at;
        f.X.Budget.Step();
        return function.AsFunction is { } known ? known.Construct(f.X, given) : throw f.X.TypeError($"{text} is not a constructor");
    }
}

/// <summary>Arguments of a call or elements of an array; a null item is a hole.</summary>
internal sealed class ArgumentsNode(IReadOnlyList<Node?> items) : Node
{
    private readonly Node?[] _items = [.. items];
    private readonly bool _spreads = items.Any(i => i is SpreadNode);

    public override Value Evaluate(Frame f) => Value.Of(new ScriptArray(List(f)));

    public Value[] List(Frame f)
    {
        if (_spreads) return Spread(f);
        if (_items.Length == 0) return [];
        var list = new Value[_items.Length];
        for (var i = 0; i < list.Length; i++) list[i] = _items[i]?.Evaluate(f) ?? Value.Undefined;
        return list;
    }

    private Value[] Spread(Frame f)
    {
        var list = new ValueList(f.X);
        foreach (var item in _items)
        {
            if (item is SpreadNode spread) spread.AppendTo(list, f);
            else list.Add(item?.Evaluate(f) ?? Value.Undefined);
        }
        return list.ToArray();
    }
}

internal sealed class SpreadNode(Node operand, int at) : Node
{
    public override Value Evaluate(Frame f) => operand.Evaluate(f);

    public void AppendTo(ValueList list, Frame f)
    {
        var source = operand.Evaluate(f);
        f.X.At = at;
        foreach (var value in Iteration.Over(source, f.X)) list.Add(value);
    }
}
