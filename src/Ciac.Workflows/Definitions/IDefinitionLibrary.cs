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

    /// <summary>
    /// Imports several definitions, which may refer to each other in any order: all of them, or none when one cannot be
    /// read or is to be published with errors.
    /// </summary>
    /// <exception cref="DefinitionRefusedException">One that was to be published has errors.</exception>
    /// <exception cref="System.Text.Json.JsonException">One is not JSON, or not an object.</exception>
    Task<IReadOnlyList<ImportResult>> ImportAllAsync(IReadOnlyList<string> definitions, bool publish, ChangeNote note, CancellationToken ct);
}
