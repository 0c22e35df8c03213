namespace Ciac.Workflows.Definitions;

/// <summary>What a designer does with definitions. Drafts are saved by the version they were based on; nobody's work is overwritten.</summary>
public interface IDefinitionManagement
{
    /// <summary>The latest version of every definition, by name.</summary>
    Task<IReadOnlyList<DefinitionSummary>> ListAsync(string? search, CancellationToken ct);

    /// <summary>All versions of a definition, newest first.</summary>
    Task<IReadOnlyList<DefinitionSummary>> VersionsAsync(string definitionId, CancellationToken ct);

    /// <summary>A version as an Elsa 3 file: what was written, with its present id, number and flags. Null = the latest.</summary>
    Task<string?> ExportAsync(string definitionId, int? version, CancellationToken ct);

    /// <summary>What publishing would find.</summary>
    Task<IReadOnlyList<DefinitionFinding>> ValidateAsync(string json, CancellationToken ct);

    /// <summary>Saves a draft: over the draft it was based on, or as a new version over a published one.</summary>
    /// <exception cref="DefinitionConflictException">Somebody else saved since.</exception>
    Task<DefinitionSummary> SaveDraftAsync(SaveDraft draft, CancellationToken ct);

    /// <summary>Publishes the latest version.</summary>
    /// <exception cref="DefinitionRefusedException">It has errors.</exception>
    Task<ImportResult> PublishAsync(string definitionId, ChangeNote note, CancellationToken ct);

    /// <summary>Publishes the latest version, if it still is the one that was looked at.</summary>
    /// <exception cref="DefinitionRefusedException">It has errors.</exception>
    /// <exception cref="DefinitionConflictException">Somebody else saved since.</exception>
    Task<ImportResult> PublishAsync(PublishDraft draft, CancellationToken ct);

    /// <summary>Takes the published version back: no new instances; running ones go on.</summary>
    Task<bool> RetractAsync(string definitionId, CancellationToken ct);

    /// <summary>Makes a new draft of an old version.</summary>
    Task<DefinitionSummary> RevertAsync(string definitionId, int version, ChangeNote note, CancellationToken ct);
}

/// <summary>Who changed something, and why.</summary>
public sealed record ChangeNote(string Author, string Text);

/// <summary>A draft to publish.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="BasedOn">The fingerprint of what was looked at; null = whatever is the latest.</param>
/// <param name="Note">Who and why.</param>
public sealed record PublishDraft(string DefinitionId, string? BasedOn, ChangeNote Note);

/// <summary>A draft to save.</summary>
/// <param name="Json">The definition.</param>
/// <param name="BasedOn">The fingerprint the editor began with; null for a new definition.</param>
/// <param name="Note">Who and why.</param>
public sealed record SaveDraft(string Json, string? BasedOn, ChangeNote Note);

/// <summary>A version of a definition, without its content.</summary>
public sealed record DefinitionSummary
{
    /// <summary>The id of this version.</summary>
    public required string VersionId { get; init; }

    /// <summary>The id all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its number, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Changes with every change of the content; see <see cref="SaveDraft.BasedOn"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it is the newest.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Whether new instances run it.</summary>
    public bool IsPublished { get; init; }

    /// <summary>When it was last published; null = never, and only then may a draft be saved over it.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Why it was made.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string Author { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Somebody else saved the definition since it was opened.</summary>
public sealed class DefinitionConflictException(DefinitionSummary theirs) : Exception($"Version {theirs.Version} was changed meanwhile.")
{
    /// <summary>What is there now.</summary>
    public DefinitionSummary Theirs { get; } = theirs;
}
