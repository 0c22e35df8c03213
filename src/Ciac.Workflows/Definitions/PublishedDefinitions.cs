using System.Collections.Concurrent;
using Ciac.Workflows.Activities;
using Npgsql;

namespace Ciac.Workflows.Definitions;

/// <summary>This process's memory of the definitions: graphs by version, which never change, and what is published now.</summary>
internal sealed class PublishedDefinitions(NpgsqlDataSource database, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);
    private Snapshot? _snapshot;

    /// <summary>
    /// Reads again when what is remembered is not what the database says is published. The mark is read after the items
    /// were claimed, so whoever published and then sent finds the new version, on every node and at once.
    /// </summary>
    /// <param name="mark">See <see cref="DefinitionStore.Mark"/>.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask RefreshAsync(long mark, CancellationToken ct)
    {
        if (_snapshot?.Mark == mark)
            return;
        await using var connection = await database.OpenConnectionAsync(ct);
        var published = await DefinitionStore.PublishedAsync(connection, ct);
        var triggers = await DefinitionStore.TriggersAsync(connection, ct);
        _snapshot = new(mark, published, triggers.ToLookup(trigger => trigger.Hash, StringComparer.Ordinal));
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

    private sealed record Snapshot(long Mark, Dictionary<string, string> Published, ILookup<string, TriggerEntry> Triggers);
}
