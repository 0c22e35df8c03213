using System.Collections.Concurrent;
using Ciac.Workflows.Activities;
using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>This process's memory of the definitions: graphs by version, which never change, and what is published now.</summary>
internal sealed class PublishedDefinitions(NpgsqlDataSource database, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);
    private Snapshot? _snapshot;

    /// <summary>Something was published or retracted, here or elsewhere: read again before the next use.</summary>
    public void Invalidate() => _snapshot = null;

    public async ValueTask RefreshAsync(CancellationToken ct)
    {
        if (_snapshot is not null)
            return;
        await using var connection = await database.OpenConnectionAsync(ct);
        var published = await DefinitionStore.PublishedAsync(connection, ct);
        var triggers = await DefinitionStore.TriggersAsync(connection, ct);
        _snapshot = new(published, triggers.ToLookup(trigger => trigger.Hash, StringComparer.Ordinal));
    }

    public string? PublishedVersionOf(string definitionId) => _snapshot?.Published.GetValueOrDefault(definitionId);

    public IReadOnlyList<TriggerEntry> TriggersOf(string hash) => _snapshot is { } snapshot ? [.. snapshot.Triggers[hash]] : [];

    public async ValueTask<WorkflowGraph> GraphAsync(string versionId, CancellationToken ct)
    {
        if (_graphs.TryGetValue(versionId, out var graph))
            return graph;
        await using var connection = await database.OpenConnectionAsync(ct);
        var stored = (await DefinitionStore.ByVersionIdAsync(connection, versionId, ct)).FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no version {versionId}.");
        var index = new CompositeIndex(await DefinitionStore.UsableAsActivityAsync(connection, ct), stored.Pins);
        graph = new GraphBuilder(registry, index.Find).Build(DefinitionDocument.Parse(stored.Content), versionId, stored.Version);
        return _graphs.GetOrAdd(versionId, graph);
    }

    private sealed record Snapshot(Dictionary<string, string> Published, ILookup<string, TriggerEntry> Triggers);
}
