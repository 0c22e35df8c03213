using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>Imports the definitions of the files, all or none.</summary>
internal sealed class DefinitionImport(EngineDatabase database, string note)
{
    /// <summary>Publishes all; they may refer to each other in any order.</summary>
    /// <returns>The results, in the order of the files.</returns>
    /// <exception cref="VerbRefusedException">One cannot be published; the message lists the findings.</exception>
    public Task<IReadOnlyList<ImportResult>> PublishAsync(IReadOnlyList<DefinitionFile> files, CancellationToken ct) => ImportAsync(files, publish: true, ct);

    /// <summary>Keeps definitions as they are, with errors or without.</summary>
    public Task<IReadOnlyList<ImportResult>> KeepAsync(IReadOnlyList<DefinitionFile> files, CancellationToken ct) => ImportAsync(files, publish: false, ct);

    public static string Line(DefinitionFinding finding) =>
        $"  {finding.Number} {(finding.IsError ? "error" : "warning")} {finding.ActivityId ?? "-"}: {finding.Text}";

    private async Task<IReadOnlyList<ImportResult>> ImportAsync(IReadOnlyList<DefinitionFile> files, bool publish, CancellationToken ct)
    {
        try
        {
            return await database.InScopeAsync<IDefinitionLibrary, IReadOnlyList<ImportResult>>(
                library => library.ImportAllAsync([.. files.Select(file => file.Json)], publish, new ChangeNote("command line", note), ct));
        }
        catch (DefinitionRefusedException refused)
        {
            throw new VerbRefusedException(string.Join(Environment.NewLine, files.Zip(refused.Results).Where(pair => pair.Second.HasErrors)
                .Select(pair => Refusal(pair.First, pair.Second))));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            throw new VerbRefusedException($"{string.Join(", ", files.Select(file => file.Name))} cannot be read as a definition: {failure.Message}");
        }
    }

    private static string Refusal(DefinitionFile file, ImportResult result) =>
        $"{file.Name} cannot be published:{Environment.NewLine}"
        + string.Join(Environment.NewLine, result.Findings.Where(finding => finding.IsError).Select(Line));
}
