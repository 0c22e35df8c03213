using System.Text.Json.Nodes;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A link of a definition.</summary>
public sealed record DefinitionLink(string Href, string Rel, string Method);

/// <summary>A row of the list of definitions, with Elsa's names.</summary>
public sealed record DefinitionRow
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required int Version { get; init; }
    public string? ToolVersion { get; init; }
    public bool IsLatest { get; init; }
    public bool IsPublished { get; init; }
    public bool IsReadonly { get; init; }
    public string ProviderName { get; init; } = "Database";
    public string MaterializerName { get; init; } = "Json";
    public bool IsMaterializerAvailable { get; init; } = true;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public required string Fingerprint { get; init; }
    public required string Note { get; init; }
    public required string Author { get; init; }
    public IReadOnlyList<DefinitionLink> Links { get; init; } = [];
}

/// <summary>The views of a stored definition.</summary>
public static class DefinitionModels
{
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static DefinitionRow Row(StoredDefinition stored)
    {
        var (json, summary) = ((JsonObject)JsonNode.Parse(stored.Json, AnyCase)!, stored.Summary);
        return new()
        {
            Id = summary.VersionId,
            DefinitionId = summary.DefinitionId,
            Name = summary.Name,
            Description = json["description"]?.ToString(),
            Version = summary.Version,
            ToolVersion = json["toolVersion"]?.ToString(),
            IsLatest = summary.IsLatest,
            IsPublished = summary.IsPublished,
            IsReadonly = json["isReadonly"]?.ToString() == "true",
            CreatedAt = summary.CreatedAt,
            PublishedAt = summary.PublishedAt,
            Fingerprint = summary.Fingerprint,
            Note = summary.Note,
            Author = summary.Author,
            Links = LinksOf(summary),
        };
    }

    /// <summary>The whole: what was written, and beside it what the store knows.</summary>
    public static JsonObject Model(StoredDefinition stored)
    {
        var (json, summary) = ((JsonObject)JsonNode.Parse(stored.Json, AnyCase)!, stored.Summary);
        json.Remove("$schema");
        json["name"] ??= summary.Name;
        json["createdAt"] = summary.CreatedAt;
        json["publishedAt"] = summary.PublishedAt;
        json["fingerprint"] = summary.Fingerprint;
        json["note"] = summary.Note;
        json["author"] = summary.Author;
        json["links"] = new JsonArray([.. LinksOf(summary).Select(link => new JsonObject { ["href"] = link.Href, ["rel"] = link.Rel, ["method"] = link.Method })]);
        return json;
    }

    private static List<DefinitionLink> LinksOf(DefinitionSummary summary)
    {
        var one = $"{ApiProblems.Path}/workflow-definitions/{Uri.EscapeDataString(summary.DefinitionId)}";
        return
        [
            new($"{ApiProblems.Path}/workflow-definitions/by-id/{Uri.EscapeDataString(summary.VersionId)}", "self", "GET"),
            new($"{one}/publish", "publish", "POST"),
            new($"{one}/retract", "retract", "POST"),
            new(one, "delete", "DELETE"),
        ];
    }
}
