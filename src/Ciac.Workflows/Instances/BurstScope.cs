using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;

namespace Ciac.Workflows.Instances;

/// <summary>The names of a burst: variables by scope, inputs, outputs.</summary>
internal sealed class BurstScope(Burst burst)
{
    private readonly Dictionary<string, Dictionary<string, object?>> _outputs = new(StringComparer.OrdinalIgnoreCase);

    public object? LastResult { get; private set; }
    public InstanceState State => burst.State;
    public Instance Instance => burst.Instance;

    public ExpressionScope For(ActivityExecution execution) => new(burst, execution);

    /// <summary>The nearest variable of this id or name, looking outwards.</summary>
    public VariableSlot? FindVariable(ActivityExecution? from, string? id, string? name)
    {
        for (var execution = from; execution is not null; execution = execution.Parent)
            if (SlotIn(execution, id, name) is { } slot)
                return slot;
        if (Find(burst.Instance.Graph.Document.Variables, id, name) is { } declared)
            return new VariableSlot(State.Variables, declared.Id) { Declared = declared };
        return name is not null && Undeclared().Contains(name) ? new VariableSlot(State.Variables, name) : null;
    }

    /// <summary>Names of all variables in sight.</summary>
    public IEnumerable<string> VariableNames(ActivityExecution from)
    {
        for (var execution = from; execution is not null; execution = execution.Parent)
            foreach (var name in DeclaredIn(execution.Node).Select(variable => variable.Name).Concat(execution.Variables?.Keys ?? Enumerable.Empty<string>()))
                yield return name;
        foreach (var name in burst.Instance.Graph.Document.Variables.Select(variable => variable.Name).Concat(Undeclared()))
            yield return name;
    }

    /// <summary>Variables that a script made by setting them.</summary>
    private IEnumerable<string> Undeclared() =>
        State.Variables.Keys.Where(key => !burst.Instance.Graph.Document.Variables.Any(variable => variable.Id == key));

    /// <summary>An input of the workflow the activity is in: of the nearest composite, else of the instance.</summary>
    public object? Argument(ActivityExecution from, string name)
    {
        var inputs = CompositeOf(from)?.Data is { } data && data.GetValueOrDefault("in") is Dictionary<string, object?> own ? own : State.Input;
        return Pick(inputs, name) ?? Pick(burst.ResumeInput, name);
    }

    /// <summary>Sets an output of the workflow the activity is in.</summary>
    public void SetWorkflowOutput(ActivityExecution from, string name, object? value)
    {
        if (CompositeOf(from) is { } composite)
            SetOutput(composite, name, value);
        else
            State.Output[name] = value;
    }

    /// <summary>An activity's output: kept for the burst, and copied to where the definition binds it.</summary>
    public void SetOutput(ActivityExecution execution, string name, object? value)
    {
        Register(execution.Node.Id)[name] = value;
        if (execution.Node.Name is { Length: > 0 } activityName)
            Register(activityName)[name] = value;
        LastResult = value;
        if (!execution.Node.Outputs.TryGetValue(name, out var target))
            return;
        var from = execution.Parent;
        if (FindVariable(from, target, target) is { } slot)
            slot.Value = value;
        else
            SetWorkflowOutput(from ?? execution, target, value);
    }

    public object? Output(string activity, string? name)
    {
        if (!_outputs.TryGetValue(activity, out var outputs))
            return null;
        return name is null ? outputs.Values.LastOrDefault() : Pick(outputs, name);
    }

    public static ActivityExecution? CompositeOf(ActivityExecution? from)
    {
        var execution = from;
        while (execution is not null && execution.Node.Composite is null)
            execution = execution.Parent;
        return execution;
    }

    private Dictionary<string, object?> Register(string activity)
    {
        if (!_outputs.TryGetValue(activity, out var outputs))
            _outputs[activity] = outputs = new(StringComparer.OrdinalIgnoreCase);
        return outputs;
    }

    private static VariableSlot? SlotIn(ActivityExecution execution, string? id, string? name)
    {
        if (Find(DeclaredIn(execution.Node), id, name) is { } declared)
            return new(execution.Variables ??= [], declared.Id) { Declared = declared };
        return execution.Variables is { } loop && name is not null && loop.ContainsKey(name) ? new(loop, name) : null;
    }

    private static IReadOnlyList<VariableDeclaration> DeclaredIn(ActivityNode node) => node.Composite?.Variables ?? node.Variables;

    private static VariableDeclaration? Find(IReadOnlyList<VariableDeclaration> declared, string? id, string? name)
    {
        foreach (var variable in declared)
            if (id is { Length: > 0 } ? variable.Id == id : variable.Name == name)
                return variable;
        return null;
    }

    private static object? Pick(Dictionary<string, object?> values, string name)
    {
        if (values.TryGetValue(name, out var exact))
            return exact;
        foreach (var (key, value) in values)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}

/// <summary>A variable where its value is kept: of its declared type; unset, with its declared default.</summary>
internal sealed record VariableSlot(Dictionary<string, object?> Store, string Key)
{
    public VariableDeclaration? Declared { get; init; }

    /// <summary>As a script sees it.</summary>
    public object? Seen => Declared is { } declared ? ScriptMoment.Of(Value, declared.Type) : Value;

    public object? Value
    {
        get => Store.TryGetValue(Key, out var value) ? value : Declared?.Default;
        set => Store[Key] = Declared is { } declared ? DeclaredValue.Of(value, declared.Type) : value;
    }
}
