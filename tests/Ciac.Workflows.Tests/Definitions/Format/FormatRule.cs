using System.Text.Json.Nodes;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>A rule of Elsa's file format.</summary>
/// <param name="Name">The rule in words.</param>
/// <param name="Violations">What breaks it in a definition.</param>
/// <param name="Break">Breaks it in the sample, which keeps to all rules.</param>
internal sealed record FormatRule(string Name, Func<JsonObject, IEnumerable<string>> Violations, Action<JsonObject> Break)
{
    public static IReadOnlyList<FormatRule> All { get; } = [.. DefinitionRules.All, .. ActivityRules.All, .. ExpressionRules.All, .. FlowRules.All];
}
