using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>diff</c>: the shipped definitions against the latest versions of the database, by meaning and not by layout.</summary>
internal static class DiffDefinitions
{
    // The database gives these its own values; they are not what an author changed.
    private static readonly string[] Given = ["$schema", "id", "definitionId", "version", "isLatest", "isPublished", "createdAt", "toolVersion"];

    // For people: Chinese stands as it is.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> HandleAsync(WorkflowCommandLine line, IConfiguration configuration, CancellationToken ct)
    {
        var folder = line.Files.Count > 0 ? line.Files[0] : ShippedWorkflows.FolderFor(Path.Combine(RunTogether.Root, "src", "Ciac.Portal"));
        if (!Directory.Exists(folder))
            throw new VerbRefusedException($"There is no folder {folder}.");
        var names = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var files = await DefinitionFile.ReadAsync(names, ct);
        await using var database = await EngineDatabase.ConfiguredAsync(configuration, ct);
        var different = 0;
        foreach (var file in files)
        {
            var lines = await CompareAsync(database, file, ct);
            Console.Out.WriteLine($"{Path.GetRelativePath(folder, file.Name)}: {(lines.Count == 0 ? "the same" : "different")}");
            lines.ForEach(Console.Out.WriteLine);
            different += lines.Count > 0 ? 1 : 0;
        }
        return different == 0 ? 0 : 1;
    }

    private static async Task<List<string>> CompareAsync(EngineDatabase database, DefinitionFile file, CancellationToken ct)
    {
        var shipped = file.Content();
        var id = (shipped["definitionId"] ?? shipped["id"] ?? shipped["name"])!.ToString();
        var stored = await database.InScopeAsync<IDefinitionManagement, string?>(definitions => definitions.ExportAsync(id, null, ct));
        if (stored is null)
            return ["  not in the database"];
        var lines = new List<string>();
        Compare("", Cleaned(shipped), Cleaned((JsonObject)JsonNode.Parse(stored, new JsonNodeOptions { PropertyNameCaseInsensitive = true })!), lines);
        return lines;
    }

    private static JsonObject Cleaned(JsonObject json)
    {
        foreach (var name in Given)
            json.Remove(name);
        return json;
    }

    private static void Compare(string path, JsonNode? shipped, JsonNode? stored, List<string> lines)
    {
        if (JsonNode.DeepEquals(shipped, stored))
            return;
        if (shipped is JsonObject left && stored is JsonObject right)
            foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
                Compare($"{path}.{name}", left[name], right[name], lines);
        else if (shipped is JsonArray first && stored is JsonArray second)
            for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
                Compare($"{path}[{i}]", i < first.Count ? first[i] : null, i < second.Count ? second[i] : null, lines);
        else
            lines.Add($"  {path.TrimStart('.')}: {Short(shipped)} -> {Short(stored)}");
    }

    private static string Short(JsonNode? node) => node?.ToJsonString(Readable) is { } text ? text.Length > 60 ? text[..60] + "…" : text : "(nothing)";
}
