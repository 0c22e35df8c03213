using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

internal sealed class AssignNode(Reference place, Node value) : Node
{
    public override Value Evaluate(Frame f)
    {
        var bound = place.Bind(f);
        var given = value.Evaluate(f);
        place.Write(f, bound, given);
        return given;
    }
}

internal sealed class PatternAssignNode(Target pattern, Node value) : Node
{
    public override Value Evaluate(Frame f)
    {
        var given = value.Evaluate(f);
        pattern.Assign(f, given);
        return given;
    }
}

internal sealed class CompoundNode(Reference place, BinaryOperation operation, Node value) : Node
{
    public override Value Evaluate(Frame f)
    {
        var bound = place.Bind(f);
        var old = place.Read(f, bound);
        var result = operation(old, value.Evaluate(f), f.X);
        place.Write(f, bound, result);
        return result;
    }
}

/// <summary>??=, ||= and &amp;&amp;=.</summary>
internal sealed class LogicalAssignNode(Reference place, string operation, Node value) : Node
{
    public override Value Evaluate(Frame f)
    {
        var bound = place.Bind(f);
        var old = place.Read(f, bound);
        var keeps = operation switch { "??" => !old.IsNullish, "||" => To.Boolean(old), _ => !To.Boolean(old) };
        if (keeps) return old;
        var result = value.Evaluate(f);
        place.Write(f, bound, result);
        return result;
    }
}

internal sealed class UpdateNode(Reference place, int change, bool prefix) : Node
{
    public override Value Evaluate(Frame f)
    {
        var bound = place.Bind(f);
        var old = To.Number(place.Read(f, bound), f.X);
        place.Write(f, bound, Value.Of(old + change));
        return Value.Of(prefix ? old + change : old);
    }
}

/// <summary>A part of a pattern, with the value to take when there is none.</summary>
internal sealed record Element(Target Target, Node? Default, bool Rest)
{
    public void Assign(Frame f, in Value value) =>
        Target.Assign(f, value.IsUndefined && Default is not null ? Default.Evaluate(f) : value);
}

internal sealed class ArrayTarget(IReadOnlyList<Element?> elements, int at) : Target
{
    public override void Assign(Frame f, in Value value)
    {
        f.X.At = at;
        using var source = Iteration.Over(value, f.X).GetEnumerator();
        foreach (var element in elements)
        {
            if (element is { Rest: true }) element.Assign(f, Rest(source, f.X));
            else
            {
                var item = source.MoveNext() ? source.Current : Value.Undefined;
                element?.Assign(f, item);
            }
        }
    }

    private static Value Rest(IEnumerator<Value> source, Execution x)
    {
        var rest = new ValueList(x);
        while (source.MoveNext()) rest.Add(source.Current);
        return rest.ToScriptArray();
    }
}

internal sealed record PropertyElement(Node Key, Element Element);

internal sealed class ObjectTarget(IReadOnlyList<PropertyElement> properties, Target? rest, int at) : Target
{
    public override void Assign(Frame f, in Value value)
    {
        f.X.At = at;
        if (value.IsNullish) throw f.X.TypeError($"Cannot destructure '{To.Text(value, f.X)}'");
        var taken = new HashSet<string>();
        foreach (var property in properties)
        {
            var key = To.Key(property.Key.Evaluate(f), f.X);
            if (rest is not null) taken.Add(key);
            property.Element.Assign(f, Access.Get(value, key, f.X));
        }
        rest?.Assign(f, Rest(value, taken, f.X));
    }

    private static Value Rest(in Value value, HashSet<string> taken, Execution x)
    {
        var rest = new ScriptObject(Intrinsics.ObjectPrototype);
        if (value.AsObject is not { } owner) return Value.Of(rest);
        foreach (var key in owner.OwnKeys(x))
            if (!taken.Contains(key)) rest.Define(key, owner.Get(key, x), PropertyFlags.All, x);
        return Value.Of(rest);
    }
}
