using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Workflows.Definitions;

/// <summary>Writes a version as a file Elsa reads: what was written, untouched, with the schema first and the present flags.</summary>
internal static class DefinitionExport
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A file may write "Root" for "root", as Elsa reads it.
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static string Write(DefinitionVersion version)
    {
        var source = (JsonObject)JsonNode.Parse(version.Content, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        var target = new JsonObject(AnyCase) { ["$schema"] = Schema };
        foreach (var (name, value) in source)
            if (!name.Equals("$schema", StringComparison.OrdinalIgnoreCase))
                target[name] = value?.DeepClone();
        target["id"] = version.VersionId;
        target["definitionId"] = version.DefinitionId;
        target["version"] = version.Version;
        target["isLatest"] = version.IsLatest;
        target["isPublished"] = version.IsPublished;
        return target.ToJsonString(Indented);
    }
}
