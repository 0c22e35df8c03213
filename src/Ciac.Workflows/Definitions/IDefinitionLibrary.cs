namespace Ciac.Workflows.Definitions;

/// <summary>The definitions and their versions.</summary>
public interface IDefinitionLibrary
{
    /// <summary>
    /// Imports an Elsa 3 definition. Idempotent: the same content as the latest version makes no new version.
    /// </summary>
    /// <param name="json">The definition.</param>
    /// <param name="publish">Publish it at once; refused with the list when validation finds errors.</param>
    /// <param name="note">What changed, for the history.</param>
    /// <param name="ct">Cancels the import.</param>
    Task<ImportResult> ImportAsync(string json, bool publish, string note, CancellationToken ct);

    /// <summary>The same, by somebody.</summary>
    Task<ImportResult> ImportAsync(string json, bool publish, ChangeNote note, CancellationToken ct);
}
