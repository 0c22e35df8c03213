namespace Ciac.Workflows.Definitions;

/// <summary>A definition with errors was to be published; nothing was imported or published.</summary>
public sealed class DefinitionRefusedException(IReadOnlyList<ImportResult> results)
    : Exception(string.Join(" ", results.SelectMany(result => result.Findings).Where(finding => finding.IsError).Select(finding => $"{finding.Number}: {finding.Text}")))
{
    /// <summary>What was found in the first definition with errors.</summary>
    public ImportResult Result => Results.First(result => result.HasErrors);

    /// <summary>What was found, in the order of the definitions.</summary>
    public IReadOnlyList<ImportResult> Results { get; } = results;
}
