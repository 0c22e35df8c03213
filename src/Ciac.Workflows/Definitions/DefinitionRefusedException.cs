namespace Ciac.Workflows.Definitions;

/// <summary>A definition with errors was to be published.</summary>
public sealed class DefinitionRefusedException(ImportResult result)
    : Exception(string.Join(" ", result.Findings.Where(finding => finding.IsError).Select(finding => $"{finding.Number}: {finding.Text}")))
{
    /// <summary>What was found.</summary>
    public ImportResult Result { get; } = result;
}
