using Ciac.Workflows.Activities;
using Ciac.Workflows.Storage;

namespace Ciac.Workflows.Definitions;

/// <summary>Drafts, publishing, versions.</summary>
internal sealed class DefinitionManagement(DatabaseSession session, ActivityRegistry registry, DefinitionWriter writer) : IDefinitionManagement
{
    public async Task<IReadOnlyList<DefinitionSummary>> ListAsync(string? search, CancellationToken ct) =>
        await DefinitionSummaries.ReadAsync(await session.OpenAsync(ct), """
            is_latest AND ($1 = '' OR name ILIKE '%' || $1 || '%' OR definition_id = $1) ORDER BY name, definition_id LIMIT 1000
            """, search ?? "", ct);

    public async Task<IReadOnlyList<DefinitionSummary>> VersionsAsync(string definitionId, CancellationToken ct) =>
        await DefinitionSummaries.ReadAsync(await session.OpenAsync(ct), "definition_id = $1 ORDER BY version DESC", definitionId, ct);

    public async Task<string?> ExportAsync(string definitionId, int? version, CancellationToken ct)
    {
        var versions = await DefinitionStore.ByDefinitionIdAsync(await session.OpenAsync(ct), definitionId, ct);
        var chosen = versions.Find(candidate => version is null ? candidate.IsLatest : candidate.Version == version);
        return chosen is null ? null : DefinitionExport.Write(chosen);
    }

    public async Task<IReadOnlyList<DefinitionFinding>> ValidateAsync(string json, CancellationToken ct) =>
        DefinitionValidation.Check((await BuildAsync(DefinitionDocument.ParseNew(json), "", 0, ct)).Graph);

    public async Task<DefinitionSummary> SaveDraftAsync(SaveDraft draft, CancellationToken ct)
    {
        var document = DefinitionDocument.ParseNew(draft.Json);
        await using var transaction = await session.BeginAsync(ct);
        var latest = await LockedLatestAsync(document.DefinitionId, ct);
        if (latest is not null && latest.Fingerprint != draft.BasedOn)
            throw new DefinitionConflictException(latest);
        // A version that was ever published may have instances: it is never written over, also when it was retracted.
        var overwrite = latest is { PublishedAt: null };
        var version = overwrite ? latest!.Version : (latest?.Version ?? 0) + 1;
        var versionId = overwrite ? latest!.VersionId : Guid.NewGuid().ToString("n");
        var (_, pins) = await BuildAsync(document, versionId, version, ct);
        await writer.SaveAsync(new(document, draft.Json, versionId, version, pins, draft.Note), overwrite, ct);
        await transaction.CommitAsync(ct);
        return (await VersionsAsync(document.DefinitionId, ct))[0];
    }

    public Task<ImportResult> PublishAsync(string definitionId, ChangeNote note, CancellationToken ct) =>
        PublishAsync(new PublishDraft(definitionId, null, note), ct);

    public async Task<ImportResult> PublishAsync(PublishDraft draft, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var latest = await LockedLatestAsync(draft.DefinitionId, ct) ?? throw new InvalidOperationException($"There is no definition {draft.DefinitionId}.");
        if (draft.BasedOn is not null && draft.BasedOn != latest.Fingerprint)
            throw new DefinitionConflictException(latest);
        var stored = (await DefinitionStore.ByVersionIdAsync(await session.OpenAsync(ct), latest.VersionId, ct))[0];
        var (graph, pins) = await BuildAsync(DefinitionDocument.Parse(stored.Content), latest.VersionId, latest.Version, ct);
        var result = new ImportResult(draft.DefinitionId, latest.VersionId, latest.Version, IsNew: false, DefinitionValidation.Check(graph));
        if (result.HasErrors)
            throw new DefinitionRefusedException([result]);
        await writer.PublishAsync(graph, pins, draft.Note, ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    public async Task<bool> RetractAsync(string definitionId, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var retracted = await writer.RetractAsync(definitionId, ct);
        await transaction.CommitAsync(ct);
        return retracted;
    }

    public async Task<DefinitionSummary> RevertAsync(string definitionId, int version, ChangeNote note, CancellationToken ct)
    {
        var versions = await DefinitionStore.ByDefinitionIdAsync(await session.OpenAsync(ct), definitionId, ct);
        var old = versions.Find(candidate => candidate.Version == version) ?? throw new InvalidOperationException($"There is no version {version}.");
        var latest = versions.Find(candidate => candidate.IsLatest)!;
        return await SaveDraftAsync(new(old.Content, latest.Sha, note), ct);
    }

    private async Task<DefinitionSummary?> LockedLatestAsync(string definitionId, CancellationToken ct)
    {
        await writer.LockAsync(definitionId, ct);
        return await VersionsAsync(definitionId, ct) is [var latest, ..] ? latest : null;
    }

    private async Task<(WorkflowGraph Graph, Dictionary<string, string> Pins)> BuildAsync(DefinitionDocument document, string versionId, int version, CancellationToken ct)
    {
        var index = new CompositeIndex(await DefinitionStore.UsableAsActivityAsync(await session.OpenAsync(ct), ct), []);
        return (new GraphBuilder(registry, index.Find).Build(document, versionId, version), index.Pins);
    }
}
