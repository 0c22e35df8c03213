using System.Text.Json;

namespace Ciac.Workflows.Definitions;

/// <summary>
/// An Elsa 3 workflow definition as it was written. The text itself is kept, so nothing is lost, known or unknown; this
/// type only reads what the engine needs.
/// </summary>
internal sealed class DefinitionDocument
{
    private const string ModeProperty = "Flowchart:ExecutionMode";
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private DefinitionDocument(JsonElement json) => Json = json;

    public JsonElement Json { get; }
    public string? VersionId => Json.Text("id");
    public string DefinitionId => Json.Text("definitionId") ?? VersionId ?? Name;
    public string Name => Json.Text("name")?.Trim() ?? Json.Text("definitionId") ?? "";
    public int Version => Json.Number("version") ?? 1;
    public JsonElement? Root => Json.Member("root");
    public IReadOnlyList<VariableDeclaration> Variables { get; private init; } = [];
    public IReadOnlyList<ArgumentDeclaration> Inputs { get; private init; } = [];
    public IReadOnlyList<ArgumentDeclaration> Outputs { get; private init; } = [];
    public IReadOnlyList<string> Outcomes { get; private init; } = [];
    public JsonElement? Options => Json.Member("options");

    /// <summary>Its flowcharts ask for token mode instead of counter mode.</summary>
    public bool IsTokenFlow { get; private init; }

    /// <summary>The option; or its obsolete form at the root.</summary>
    public bool UsableAsActivity => Options?.Flag("usableAsActivity") ?? Json.Flag("usableAsActivity") ?? false;

    /// <summary>As it comes in: of a member that stands twice, readers do not agree which one counts.</summary>
    /// <exception cref="JsonException">Not JSON, not an object, or a member stands twice.</exception>
    public static DefinitionDocument ParseNew(string text) => Parse(text, Lenient with { AllowDuplicateProperties = false });

    /// <exception cref="JsonException">Not JSON, or not an object.</exception>
    public static DefinitionDocument Parse(string text) => Parse(text, Lenient);

    private static DefinitionDocument Parse(string text, JsonDocumentOptions options)
    {
        using var document = JsonDocument.Parse(text, options);
        var json = document.RootElement.Clone();
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException("A workflow definition is a JSON object.");
        return new DefinitionDocument(json)
        {
            Variables = [.. json.Items("variables").Select(VariableDeclaration.Read)],
            Inputs = [.. json.Items("inputs").Select(ArgumentDeclaration.Read)],
            Outputs = [.. json.Items("outputs").Select(ArgumentDeclaration.Read)],
            IsTokenFlow = "TokenBased".Equals(json.Member("customProperties")?.Text(ModeProperty), StringComparison.OrdinalIgnoreCase),
            Outcomes = [.. json.Items("outcomes").Select(item => item.ToString())],
        };
    }
}
