using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Elsa's script functions and generated accessors, found by name when a script reads them.</summary>
internal static class ScriptNames
{
    private static readonly ScriptHost Shared = ScriptFunctions.Shared();

    public static ScriptHost HostFor(ExpressionScope scope)
    {
        var host = new ScriptHost(Shared) { Time = scope.Burst.Environment.Time };
        host.DefineValue("variables", new ScriptVariables(scope));
        host.DefineLookup((string name, out object? value) => (value = Find(scope, name)) is not null);
        return host;
    }

    private static object? Find(ExpressionScope scope, string name) => name switch
    {
        "getWorkflowDefinitionId" => Give(scope.Instance.Graph.DefinitionId),
        "getWorkflowDefinitionVersionId" => Give(scope.Instance.Graph.VersionId),
        "getWorkflowDefinitionVersion" => Give(scope.Instance.Graph.Version),
        "getWorkflowInstanceId" => Give(scope.Instance.Id),
        "getCorrelationId" => Give(scope.Instance.CorrelationId),
        "setCorrelationId" => Do(arguments => scope.Instance.CorrelationId = Text(arguments, 0)),
        "getWorkflowInstanceName" => Give(scope.Instance.Name),
        "setWorkflowInstanceName" => Do(arguments => scope.Instance.Name = Text(arguments, 0)),
        "getVariable" => Call(arguments => scope.SeenVariable(Text(arguments, 0))),
        "setVariable" => Do(arguments => scope.SetVariable(Text(arguments, 0) ?? "", arguments.ElementAtOrDefault(1))),
        "getInput" => Call(arguments => scope.SeenArgument(Text(arguments, 0) ?? "")),
        "getOutputFrom" => Call(arguments => scope.Burst.Scope.Output(Text(arguments, 0) ?? "", Text(arguments, 1))),
        "getLastResult" => Call(_ => scope.Burst.Scope.LastResult),
        "setOutcome" => Do(arguments => scope.Outcomes.Add(Text(arguments, 0) ?? "")),
        "setOutcomes" => Do(arguments => scope.Outcomes.AddRange(Names(arguments.ElementAtOrDefault(0)))),
        _ when name.StartsWith("get", StringComparison.Ordinal) => Getter(scope, name[3..]),
        _ when name.StartsWith("set", StringComparison.Ordinal) => Setter(scope, name[3..]),
        _ => null,
    };

    private static Func<IReadOnlyList<object?>, object?>? Getter(ExpressionScope scope, string pascal)
    {
        if (VariableOf(scope, pascal) is { } variable)
            return Call(_ => scope.SeenVariable(variable));
        if (InputOf(scope, pascal) is { } input)
            return Call(_ => scope.SeenArgument(input));
        var from = pascal.IndexOf("From", StringComparison.Ordinal);
        return from > 0 && ActivityOf(scope, pascal[(from + 4)..]) is { } activity
            ? Call(_ => scope.Burst.Scope.Output(activity, pascal[..from])) : null;
    }

    private static Func<IReadOnlyList<object?>, object?>? Setter(ExpressionScope scope, string pascal) =>
        VariableOf(scope, pascal) is { } variable ? Do(arguments => scope.SetVariable(variable, arguments.ElementAtOrDefault(0))) : null;

    private static string? VariableOf(ExpressionScope scope, string pascal) =>
        scope.Burst.Scope.VariableNames(scope.Execution).FirstOrDefault(name => PascalCase.Equal(name, pascal));

    private static string? InputOf(ExpressionScope scope, string pascal) =>
        scope.Inputs.FirstOrDefault(input => PascalCase.Equal(input.Name, pascal))?.Name
        ?? scope.Instance.State.Input.Keys.FirstOrDefault(name => PascalCase.Equal(name, pascal));

    private static string? ActivityOf(ExpressionScope scope, string pascal) => scope.Instance.Graph.Nodes.Values
        .FirstOrDefault(node => PascalCase.Equal(node.Name ?? "", pascal) || PascalCase.Equal(node.Id, pascal))?.Id;

    private static IEnumerable<string> Names(object? value) =>
        value is List<object?> list ? list.Select(PlainValue.ToText) : [PlainValue.ToText(value)];

    private static string? Text(IReadOnlyList<object?> arguments, int at) =>
        arguments.ElementAtOrDefault(at) is { } value ? PlainValue.ToText(value) : null;

    private static Func<IReadOnlyList<object?>, object?> Give(object? value) => _ => value;

    private static Func<IReadOnlyList<object?>, object?> Call(Func<IReadOnlyList<object?>, object?> function) => function;

    private static Func<IReadOnlyList<object?>, object?> Do(Action<IReadOnlyList<object?>> action) => arguments =>
    {
        action(arguments);
        return null;
    };
}
