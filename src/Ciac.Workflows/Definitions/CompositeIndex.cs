using System.Text.Json;

namespace Ciac.Workflows.Definitions;

/// <summary>
/// Finds the workflow that stands behind an activity node: by version id, by name and version, else the published, else
/// the latest of that name. What was found is pinned.
/// </summary>
internal sealed class CompositeIndex(IReadOnlyList<DefinitionVersion> usable, Dictionary<string, string> pins)
{
    private readonly List<(DefinitionVersion Version, DefinitionDocument Document)> _all =
        [.. usable.Select(version => (version, DefinitionDocument.Parse(version.Content)))];

    public Dictionary<string, string> Pins { get; } = new(pins, StringComparer.Ordinal);

    public DefinitionDocument? Find(JsonElement node)
    {
        var type = node.Text("type") ?? "";
        var versionId = node.Text("workflowDefinitionVersionId");
        var key = $"{type}@{node.Number("version") ?? 0}#{versionId}";
        var found = Pins.TryGetValue(key, out var pinned) ? ByVersionId(pinned) : null;
        if ((found ?? Choose(node, type, versionId)) is not { Version: not null } choice)
            return null;
        Pins[key] = choice.Version.VersionId;
        return choice.Document;
    }

    private (DefinitionVersion Version, DefinitionDocument Document)? Choose(JsonElement node, string type, string? versionId)
    {
        if (versionId is not null && ByVersionId(versionId) is { } exact)
            return exact;
        var definitionId = node.Text("workflowDefinitionId");
        var named = _all.Where(entry => IsNameOf(entry.Document, type) || entry.Version.DefinitionId == definitionId).ToList();
        foreach (var fits in (Func<DefinitionVersion, bool>[])[v => v.Version == node.Number("version"), v => v.IsPublished, v => v.IsLatest])
            foreach (var entry in named.Where(entry => fits(entry.Version)))
                return entry;
        return null;
    }

    /// <summary>
    /// The type name of a workflow used as an activity is its name, each word with a capital. Releases of Elsa differ in what
    /// they do with hyphens, dots and case: only letters and digits are compared.
    /// </summary>
    private static bool IsNameOf(DefinitionDocument document, string type) =>
        document.Name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)
            .SequenceEqual(type.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private (DefinitionVersion Version, DefinitionDocument Document)? ByVersionId(string versionId)
    {
        foreach (var entry in _all.Where(entry => entry.Version.VersionId == versionId))
            return entry;
        return null;
    }
}
