using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Activities.Primitives;

/// <summary>Sets a variable, found by id in the scopes outwards.</summary>
[Activity("Elsa.SetVariable", Category = "Primitives", DisplayZh = "设置变量", DisplayEn = "Set variable")]
internal sealed class SetVariable : Activity, IPrepared
{
    [Input(UIHint = "expression-editor")] public Input<object> Value { get; set; } = new();

    public static void Prepare(ActivityNode node, List<DefinitionFinding> findings) =>
        node.Prepared = node.Json.Member("variable") is { ValueKind: JsonValueKind.Object } json ? VariableDeclaration.Read(json) : null;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var variable = context.Node.Prepared as VariableDeclaration ?? throw new InvalidOperationException("No variable is chosen.");
        var slot = context.Burst.Scope.FindVariable(context.Execution, variable.Id, null)
            ?? context.Burst.Scope.FindVariable(context.Execution, null, variable.Name)
            ?? throw new InvalidOperationException($"There is no variable {variable.Name} here.");
        slot.Value = context.Get(Value);
        return ValueTask.CompletedTask;
    }
}
