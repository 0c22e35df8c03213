using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Core.Storage;
using Ciac.Workflows.Definitions;

namespace Ciac.Core.Workflows;

/// <summary>A draft as the designer sends it.</summary>
/// <param name="Json">The definition; without an id it is a new one.</param>
/// <param name="BasedOn">The fingerprint the designer began with; null for a new one.</param>
/// <param name="Publish">Publish it in the same act; needs a note.</param>
/// <param name="Note">What was changed, and why.</param>
public sealed record DefinitionToSave(string Json, string? BasedOn, bool Publish, string? Note);

/// <summary>What was saved or published, and what validation has to say.</summary>
public sealed record SavedDefinition(StoredDefinition Definition, IReadOnlyList<DefinitionFinding> Findings)
{
    /// <summary>Whether the latest version was the published one before.</summary>
    public bool WasPublished { get; init; }

    /// <summary>How many definitions use it as an activity.</summary>
    public int Consumers { get; init; }
}

/// <summary>Saves a draft over the one it was based on, or as the next version; publishes it when asked.</summary>
public sealed class SaveDefinition(WorkflowActs acts, IDefinitionManagement management, IDefinitionReader reader, PublishDefinition publish)
{
    // What the API adds to a definition; it is not part of it.
    private static readonly string[] Added = ["links", "fingerprint", "note", "author", "publishedAt"];

    // A file may write "Root" for "root", as Elsa reads it; of a member that stands twice, nobody knows which one counts.
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Outcome<SavedDefinition>> HandleAsync(WorkflowCaller who, DefinitionToSave draft, CancellationToken ct)
    {
        if (Read(draft.Json) is not { } json) return WorkflowRefusals.DefinitionMalformed.With("model");
        var definitionId = json["definitionId"] is JsonValue given && given.GetValueKind() == JsonValueKind.String && given.GetValue<string>().Length > 0 ? given.GetValue<string>() : null;
        json["definitionId"] = definitionId ??= Secrets.Token(12);
        return await acts.DoAsync(who, WorkflowScopes.Write, async record =>
        {
            var before = await reader.FindAsync(definitionId, VersionChoice.Latest, ct);
            if (before is not null && IsReadOnly(before)) return WorkflowRefusals.ReadOnly;
            try
            {
                var saved = await management.SaveDraftAsync(new(json.ToJsonString(Relaxed), draft.BasedOn, new(who.Actor, draft.Note ?? "")), ct);
                record.Definition("workflow.saved", definitionId, $"{Of(before?.Summary)} → {Of(saved)}{Why(draft.Note)}");
            }
            catch (DefinitionConflictException conflict)
            {
                return WorkflowRefusals.DefinitionChanged.With(conflict.Theirs.Version, conflict.Theirs.Author);
            }
            if (draft.Publish) return await publish.InAsync(record, new(definitionId, null, new(who.Actor, draft.Note ?? "")), ct);
            var stored = (await reader.FindAsync(definitionId, VersionChoice.Latest, ct))!;
            return new SavedDefinition(stored, await management.ValidateAsync(stored.Json, ct)) { Consumers = (await reader.ConsumersAsync(definitionId, ct)).Count };
        }, ct);
    }

    internal static bool IsReadOnly(StoredDefinition stored) => JsonNode.Parse(stored.Json, AnyCase)?["isReadonly"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;

    internal static string Of(DefinitionSummary? summary) => summary is null ? "–" : $"v{summary.Version}{(summary.IsPublished ? " published" : "")} {summary.Fingerprint[..8]}";

    internal static string Why(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $"; {note.Trim()}";

    /// <summary>Null when the text is no object.</summary>
    /// <exception cref="JsonException">Not JSON, or a member stands twice.</exception>
    internal static JsonObject? Parse(string text) => JsonNode.Parse(text, AnyCase, Lenient) as JsonObject;

    private static JsonObject? Read(string text)
    {
        try
        {
            var json = Parse(text);
            foreach (var name in Added) json?.Remove(name);
            return json?["root"] is JsonObject ? json : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
