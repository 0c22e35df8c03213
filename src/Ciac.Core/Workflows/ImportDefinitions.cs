using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>A file to import: its name, for the answer, and its content.</summary>
public sealed record DefinitionFile(string Name, string Json);

/// <summary>Imports files as drafts, all or none; one that is there already is left as it is.</summary>
public sealed class ImportDefinitions(WorkflowActs acts, IDefinitionLibrary library, IDefinitionReader reader)
{
    private const int MostFiles = 200;

    public Task<Outcome<List<ImportResult>>> HandleAsync(WorkflowCaller who, IReadOnlyList<DefinitionFile> files, string? note, CancellationToken ct) =>
        acts.DoAsync<List<ImportResult>>(who, WorkflowScopes.Write, async record =>
        {
            if (files.Count is 0 or > MostFiles) return WorkflowRefusals.TooMany.With(MostFiles);
            foreach (var file in files)
            {
                if (IdOf(file) is not { } id) return WorkflowRefusals.DefinitionMalformed.With(file.Name);
                if (await reader.FindAsync(id, VersionChoice.Latest, ct) is { } there && SaveDefinition.IsReadOnly(there)) return WorkflowRefusals.ReadOnly;
            }

            var why = note ?? string.Join(", ", files.Select(file => file.Name));
            var imported = await library.ImportAllAsync([.. files.Select(file => file.Json)], publish: false, new(who.Actor, why), ct);
            foreach (var (file, result) in files.Zip(imported).Where(pair => pair.Second.IsNew))
                record.Definition("workflow.imported", result.DefinitionId, $"v{result.Version} of {file.Name}{SaveDefinition.Why(note)}");
            return imported.ToList();
        }, ct);

    /// <summary>Null when the file is not a definition.</summary>
    private static string? IdOf(DefinitionFile file)
    {
        try
        {
            var json = SaveDefinition.Parse(file.Json);
            return json?.ContainsKey("root") == true ? json["definitionId"]?.GetValue<string>() : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
