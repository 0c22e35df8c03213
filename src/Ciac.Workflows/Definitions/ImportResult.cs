namespace Ciac.Workflows.Definitions;

/// <summary>What an import did.</summary>
/// <param name="DefinitionId">The definition's stable id.</param>
/// <param name="VersionId">The id of the version that now is the latest.</param>
/// <param name="Version">Its number, from 1.</param>
/// <param name="IsNew">False when the content was already there.</param>
/// <param name="Findings">Errors and warnings of the validation.</param>
public sealed record ImportResult(string DefinitionId, string VersionId, int Version, bool IsNew, IReadOnlyList<DefinitionFinding> Findings)
{
    /// <summary>Whether it may not be published.</summary>
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
