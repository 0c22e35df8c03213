using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

internal sealed class ConstantNode(Value value) : Node
{
    public override Value Evaluate(Frame f) => value;
}

internal sealed class ThisNode : Node
{
    public override Value Evaluate(Frame f) => f.Self;
}

internal sealed class TemplateNode(IReadOnlyList<string> texts, IReadOnlyList<Node> parts) : Node
{
    public override Value Evaluate(Frame f)
    {
        var text = Value.Of(texts[0]);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = To.TextValue(parts[i].Evaluate(f), f.X);
            text = Rope.Concat(text, part, f.X.Budget);
            text = Rope.Concat(text, Value.Of(texts[i + 1]), f.X.Budget);
        }
        return text;
    }
}

internal sealed class RegexNode(Patterns.CompiledPattern pattern) : Node
{
    public override Value Evaluate(Frame f) => Value.Of(new ScriptRegex(pattern));
}

/// <summary>One member of an object literal; Key is null for a spread.</summary>
internal sealed record ObjectPart(Syntax.PropertyKind Kind, Node? Key, Node Value);

internal sealed class ObjectNode(IReadOnlyList<ObjectPart> parts) : Node
{
    private readonly ObjectPart[] _parts = [.. parts];

    public override Value Evaluate(Frame f)
    {
        var made = new ScriptObject(Intrinsics.ObjectPrototype);
        foreach (var part in _parts)
        {
            if (part.Key is null) Copy(part.Value.Evaluate(f), made, f.X);
            else Define(made, To.Key(part.Key.Evaluate(f), f.X), part, f);
        }
        return Value.Of(made);
    }

    /// <summary>Copies own enumerable properties, as a spread and Object.assign do.</summary>
    public static void Copy(in Value source, ScriptObject target, Execution x)
    {
        var owner = source.IsString ? Iteration.Units(source.Text, x) : source.AsObject;
        if (owner is null) return;
        foreach (var key in owner.OwnKeys(x)) target.Set(key, owner.Get(key, x), x);
    }

    private static void Define(ScriptObject made, string key, ObjectPart part, Frame f)
    {
        var value = part.Value.Evaluate(f);
        if (part.Kind != Syntax.PropertyKind.Value)
        {
            var known = made.TryGetOwn(key, f.X, out var property) ? property.Value.AsAccessor : null;
            var accessor = part.Kind == Syntax.PropertyKind.Get
                ? new Accessor(value.AsFunction, known?.Set)
                : new Accessor(known?.Get, value.AsFunction);
            value = Value.Of(accessor);
        }
        made.Define(key, value, PropertyFlags.All, f.X);
    }
}
