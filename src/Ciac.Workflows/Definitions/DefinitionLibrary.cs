using Ciac.Workflows.Activities;
using Ciac.Workflows.Storage;

namespace Ciac.Workflows.Definitions;

/// <summary>Imports definitions: each content is a version, one of them the latest, at most one published.</summary>
internal sealed class DefinitionLibrary(DatabaseSession session, ActivityRegistry registry, DefinitionWriter writer) : IDefinitionLibrary
{
    public Task<ImportResult> ImportAsync(string json, bool publish, string note, CancellationToken ct) =>
        ImportAsync(json, publish, new ChangeNote("", note), ct);

    public async Task<ImportResult> ImportAsync(string json, bool publish, ChangeNote note, CancellationToken ct)
    {
        var document = DefinitionDocument.Parse(json);
        await using var transaction = await session.BeginAsync(ct);
        await writer.LockAsync(document.DefinitionId, ct);
        var connection = await session.OpenAsync(ct);
        var latest = (await DefinitionStore.ByDefinitionIdAsync(connection, document.DefinitionId, ct)).FirstOrDefault();
        var draft = new DefinitionContent(document, json, "", 0, [], note);
        var isNew = latest is null || latest.Sha != draft.Sha;
        var version = isNew ? (latest?.Version ?? 0) + 1 : latest!.Version;
        var versionId = isNew ? await FreeVersionIdAsync(document, ct) : latest!.VersionId;
        var index = new CompositeIndex(await DefinitionStore.UsableAsActivityAsync(connection, ct), []);
        var graph = new GraphBuilder(registry, index.Find).Build(document, versionId, version);
        var result = new ImportResult(document.DefinitionId, versionId, version, isNew, DefinitionValidation.Check(graph));
        if (publish && result.Findings.Any(finding => finding.IsError))
            throw new DefinitionRefusedException(result);
        if (isNew)
            await writer.SaveAsync(draft with { VersionId = versionId, Version = version, Pins = index.Pins }, overwrite: false, ct);
        if (publish && (isNew || !latest!.IsPublished))
            await writer.PublishAsync(graph, draft.Note, ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>The file's own id while it is free: other definitions may refer to it.</summary>
    private async Task<string> FreeVersionIdAsync(DefinitionDocument document, CancellationToken ct)
    {
        var wanted = document.VersionId;
        var free = wanted is not null && (await DefinitionStore.ByVersionIdAsync(await session.OpenAsync(ct), wanted, ct)).Count == 0;
        return free ? wanted! : Guid.NewGuid().ToString("n");
    }
}
