using System.Text.RegularExpressions;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>export</c>: the latest version of one definition, or of all, as Elsa 3 files named as Elsa names them.</summary>
internal static partial class ExportDefinitions
{
    public static async Task<int> HandleAsync(WorkflowCommandLine line, IConfiguration configuration, CancellationToken ct)
    {
        var folder = line.Files is [var only] ? only : throw new VerbRefusedException("ciac workflows export needs one folder.", 2);
        await using var database = await EngineDatabase.ConfiguredAsync(configuration, ct);
        var all = await database.InScopeAsync<IDefinitionManagement, IReadOnlyList<DefinitionSummary>>(definitions => definitions.ListAsync(null, ct));
        var wanted = all.Where(summary => line.Definition is null || summary.DefinitionId == line.Definition).ToList();
        if (wanted.Count == 0 && line.Definition is { } missing)
            throw new VerbRefusedException($"There is no definition {missing}.");
        Directory.CreateDirectory(folder);
        foreach (var summary in wanted)
        {
            var json = await database.InScopeAsync<IDefinitionManagement, string?>(definitions => definitions.ExportAsync(summary.DefinitionId, null, ct));
            var file = Path.Combine(folder, NameOf(summary));
            await File.WriteAllTextAsync(file, json + "\n", ct);
            Console.Out.WriteLine(file);
        }
        return 0;
    }

    private static string NameOf(DefinitionSummary summary) =>
        $"workflow-definition-{Slug(summary.Name)}-{Slug(summary.DefinitionId)}-{Slug(summary.VersionId)}.json";

    // Names come from people and ids from files: neither may leave the folder.
    private static string Slug(string text) => NotInNames().Replace(text, "-").Trim('-').ToLowerInvariant();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotInNames();
}
