using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>Imports definitions in order.</summary>
internal sealed class DefinitionImport(EngineDatabase database, string note)
{
    private const string UnknownType = "WF-001";

    /// <summary>Publishes all; one that was refused for an unknown type comes again after the others, which may be that activity.</summary>
    /// <returns>The results, in the order of the files.</returns>
    /// <exception cref="VerbRefusedException">One cannot be published; the message lists the findings.</exception>
    public async Task<List<ImportResult>> PublishAsync(IReadOnlyList<DefinitionFile> files, CancellationToken ct)
    {
        var done = new Dictionary<DefinitionFile, ImportResult>(ReferenceEqualityComparer.Instance);
        var open = files.ToList();
        while (open.Count > 0)
        {
            var refused = new Dictionary<DefinitionFile, ImportResult>(ReferenceEqualityComparer.Instance);
            foreach (var file in open)
            {
                var (result, published) = await TryAsync(file, ct);
                (published ? done : refused)[file] = result;
            }
            if (refused.Count == open.Count || !refused.Values.All(IsOnlyUnknown))
                throw new VerbRefusedException(string.Join(Environment.NewLine, refused.Select(Refusal)));
            open = [.. refused.Keys];
        }
        return [.. files.Select(file => done[file])];
    }

    /// <summary>Keeps a definition as it is, with errors or without.</summary>
    public async Task<ImportResult> KeepAsync(DefinitionFile file, CancellationToken ct)
    {
        try
        {
            return await database.InScopeAsync<IDefinitionLibrary, ImportResult>(library => library.ImportAsync(file.Json, publish: false, note, ct));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            throw new VerbRefusedException($"{file.Name} cannot be read as a definition: {failure.Message}");
        }
    }

    public static string Line(DefinitionFinding finding) =>
        $"  {finding.Number} {(finding.IsError ? "error" : "warning")} {finding.ActivityId ?? "-"}: {finding.Text}";

    private async Task<(ImportResult Result, bool Published)> TryAsync(DefinitionFile file, CancellationToken ct)
    {
        try
        {
            return (await database.InScopeAsync<IDefinitionLibrary, ImportResult>(library => library.ImportAsync(file.Json, publish: true, note, ct)), true);
        }
        catch (DefinitionRefusedException refused)
        {
            return (refused.Result, false);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            throw new VerbRefusedException($"{file.Name} cannot be read as a definition: {failure.Message}");
        }
    }

    private static bool IsOnlyUnknown(ImportResult result) => result.Findings.Where(finding => finding.IsError).All(finding => finding.Number == UnknownType);

    private static string Refusal(KeyValuePair<DefinitionFile, ImportResult> refused) =>
        $"{refused.Key.Name} cannot be published:{Environment.NewLine}"
        + string.Join(Environment.NewLine, refused.Value.Findings.Where(finding => finding.IsError).Select(Line));
}
