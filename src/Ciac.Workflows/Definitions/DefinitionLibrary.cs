using Ciac.Workflows.Activities;
using Ciac.Workflows.Storage;

namespace Ciac.Workflows.Definitions;

/// <summary>Imports definitions: each content is a version, one of them the latest, at most one published.</summary>
internal sealed class DefinitionLibrary(DatabaseSession session, ActivityRegistry registry, DefinitionWriter writer) : IDefinitionLibrary
{
    public Task<ImportResult> ImportAsync(string json, bool publish, string note, CancellationToken ct) =>
        ImportAsync(json, publish, new ChangeNote("", note), ct);

    public async Task<ImportResult> ImportAsync(string json, bool publish, ChangeNote note, CancellationToken ct) =>
        (await ImportAllAsync([json], publish, note, ct))[0];

    public async Task<IReadOnlyList<ImportResult>> ImportAllAsync(IReadOnlyList<string> definitions, bool publish, ChangeNote note, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        var contents = new List<(DefinitionContent Content, bool IsNew)>();
        foreach (var json in definitions)
            contents.Add(await KeepAsync(json, note, ct));
        // Only now do they all know each other.
        var built = new List<(WorkflowGraph Graph, Dictionary<string, string> Pins)>();
        foreach (var (content, _) in contents)
            built.Add(await BuildAsync(content, ct));
        var results = contents.Zip(built, (kept, made) => new ImportResult(
            kept.Content.Document.DefinitionId, kept.Content.VersionId, kept.Content.Version, kept.IsNew, DefinitionValidation.Check(made.Graph))).ToList();
        if (publish && results.Exists(result => result.HasErrors))
            throw new DefinitionRefusedException(results);
        if (publish)
            foreach (var (graph, pins) in built)
                await PublishAsync(graph, pins, note, ct);
        await transaction.CommitAsync(ct);
        return results;
    }

    private async Task<(DefinitionContent Content, bool IsNew)> KeepAsync(string json, ChangeNote note, CancellationToken ct)
    {
        var document = DefinitionDocument.ParseNew(json);
        await writer.LockAsync(document.DefinitionId, ct);
        var latest = (await DefinitionStore.ByDefinitionIdAsync(await session.OpenAsync(ct), document.DefinitionId, ct)).FirstOrDefault();
        var content = new DefinitionContent(document, json, "", 1, [], note);
        if (latest is not null && latest.Sha == content.Sha)
            return (content with { VersionId = latest.VersionId, Version = latest.Version }, false);
        content = content with { VersionId = await FreeVersionIdAsync(document, ct), Version = (latest?.Version ?? 0) + 1 };
        await writer.SaveAsync(content, overwrite: false, ct);
        return (content, true);
    }

    private async Task<(WorkflowGraph Graph, Dictionary<string, string> Pins)> BuildAsync(DefinitionContent content, CancellationToken ct)
    {
        var index = new CompositeIndex(await DefinitionStore.UsableAsActivityAsync(await session.OpenAsync(ct), ct), []);
        return (new GraphBuilder(registry, index.Find).Build(content.Document, content.VersionId, content.Version), index.Pins);
    }

    private async Task PublishAsync(WorkflowGraph graph, Dictionary<string, string> pins, ChangeNote note, CancellationToken ct)
    {
        var stored = (await DefinitionStore.ByVersionIdAsync(await session.OpenAsync(ct), graph.VersionId, ct))[0];
        if (!stored.IsPublished)
            await writer.PublishAsync(graph, pins, note, ct);
    }

    /// <summary>The file's own id while it is free: other definitions may refer to it.</summary>
    private async Task<string> FreeVersionIdAsync(DefinitionDocument document, CancellationToken ct)
    {
        var wanted = document.VersionId;
        var free = wanted is not null && (await DefinitionStore.ByVersionIdAsync(await session.OpenAsync(ct), wanted, ct)).Count == 0;
        return free ? wanted! : Guid.NewGuid().ToString("n");
    }
}
