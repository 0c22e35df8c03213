using Ciac.Workflows.Definitions;
using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>Reads instances for people.</summary>
internal sealed class InstanceReader(NpgsqlDataSource database, PublishedDefinitions published) : IInstanceReader
{
    private const string Row = """
        SELECT definition_id, version_id, status, sub_status, correlation_id, name, state, created_at, updated_at, finished_at, version, parent_id
        FROM workflows.instances WHERE id = $1
        """;

    // Between the command and its first burst an instance is only its start in the inbox.
    private const string Pending = "SELECT definition_id, correlation_id, created_at FROM workflows.inbox WHERE instance_id = $1 AND kind = 1";

    private const string Incidents = "SELECT activity_instance_id, activity_id, activity_type, message, attempt, created_at FROM workflows.incidents WHERE instance_id = $1 ORDER BY created_at";

    private readonly JournalReader _journal = new(database, published);

    // The first burst may commit between the two looks: then there is no start any more, and the row is there.
    public async Task<InstanceView?> FindAsync(string instanceId, CancellationToken ct) =>
        await WholeAsync(instanceId, ct) ?? await PendingAsync(instanceId, ct) ?? await WholeAsync(instanceId, ct);

    public async Task<IReadOnlyList<InstanceSummary>> ListAsync(InstanceFilter filter, CancellationToken ct) =>
        await InstanceList.ReadAsync(database, filter, ct);

    public Task<BoundedCount> CountAsync(InstanceFilter filter, CancellationToken ct) => InstanceList.CountAsync(database, filter, ct);

    public async Task<IReadOnlyList<ActivityStatistics>> StatisticsAsync(string definitionId, CancellationToken ct) =>
        await ActivityStatisticsReader.ReadAsync(database, definitionId, ct);

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken ct) =>
        await _journal.ReadAsync(instanceId, 1, long.MaxValue, ct);

    public Task<JournalPage> JournalAsync(JournalQuery query, CancellationToken ct) => _journal.PageAsync(query, ct);

    public async Task<IReadOnlyList<ActivityExecutionView>> ExecutionsAsync(ExecutionQuery query, CancellationToken ct) =>
        await ActivityExecutions.ReadAsync(query, database, published, ct);

    public async Task<IReadOnlyList<ActivityReport>> ReportAsync(string instanceId, CancellationToken ct) =>
        ActivityExecutions.Report(await ActivityExecutions.ReadAsync(new(instanceId), database, published, ct));

    private async Task<InstanceView?> WholeAsync(string instanceId, CancellationToken ct) =>
        await StoredAsync(instanceId, ct) is { } stored ? stored with { Incidents = await IncidentsAsync(instanceId, ct) } : null;

    private async Task<InstanceView?> StoredAsync(string instanceId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Row);
        command.Parameters.Add(new() { Value = instanceId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var graph = await published.GraphAsync(reader.GetString(1), ct);
        var state = Instance.ReadState(reader.GetString(6), graph);
        return new InstanceView
        {
            Id = instanceId,
            DefinitionId = reader.GetString(0),
            VersionId = reader.GetString(1),
            Status = ((InstanceStatus)reader.GetInt16(2)).ToString(),
            SubStatus = ((InstanceSubStatus)reader.GetInt16(3)).ToString(),
            CorrelationId = reader.IsDBNull(4) ? null : reader.GetString(4),
            Name = reader.IsDBNull(5) ? null : reader.GetString(5),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(7),
            UpdatedAt = reader.GetFieldValue<DateTimeOffset>(8),
            FinishedAt = reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
            Bookmarks = [.. state.Bookmarks.Select(bookmark => View(state, bookmark))],
            Variables = graph.Document.Variables.DistinctBy(variable => variable.Name).ToDictionary(
                variable => variable.Name, variable => state.Variables.TryGetValue(variable.Id, out var value) ? value : variable.Default),
            VariableDetails = [.. graph.Document.Variables.DistinctBy(variable => variable.Name).Select(variable => new VariableView(
                variable.Id, variable.Name, variable.TypeName, state.Variables.TryGetValue(variable.Id, out var value) ? value : variable.Default))],
            Version = reader.GetInt32(10),
            ParentId = reader.IsDBNull(11) ? null : reader.GetString(11),
            Input = state.Input,
            Output = state.Output,
        };
    }

    private static BookmarkView View(InstanceState state, Bookmarks.Bookmark bookmark) => new(
        bookmark.Id, bookmark.Name, bookmark.Hash ?? "",
        state.Executions.Find(execution => execution.Id == bookmark.ExecutionId)?.Node.Id ?? "", bookmark.ExecutionId, bookmark.DueAt);

    private async Task<InstanceView?> PendingAsync(string instanceId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Pending);
        command.Parameters.Add(new() { Value = instanceId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var created = reader.GetFieldValue<DateTimeOffset>(2);
        return new InstanceView
        {
            Id = instanceId,
            DefinitionId = reader.GetString(0),
            VersionId = "",
            Status = "Running",
            SubStatus = "Pending",
            CorrelationId = reader.IsDBNull(1) ? null : reader.GetString(1),
            CreatedAt = created,
            UpdatedAt = created,
        };
    }

    private async Task<List<IncidentView>> IncidentsAsync(string instanceId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Incidents);
        command.Parameters.Add(new() { Value = instanceId });
        var incidents = new List<IncidentView>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            incidents.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5)));
        return incidents;
    }
}
