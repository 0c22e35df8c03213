using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Locks the rows of the instances a batch is about to move. One burst at a time per instance, across all processes.</summary>
internal static class InstanceLock
{
    private const string Take = """
        SELECT id, version_id, status, sub_status, correlation_id, name, parent_id, state, created_at, finished_at
        FROM workflows.instances WHERE id = ANY($1) FOR UPDATE SKIP LOCKED
        """;

    private const string Known = "SELECT id FROM workflows.instances WHERE id = ANY($1)";

    /// <summary>Reads what it could lock and returns the instances another worker has.</summary>
    public static async Task<HashSet<string>> TakeAsync(
        NpgsqlConnection connection, IReadOnlyCollection<InstanceWork> works, PublishedDefinitions published, CancellationToken ct)
    {
        var ids = works.Select(work => work.InstanceId).ToArray();
        var rows = new List<Row>();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Take) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } } });
        batch.BatchCommands.Add(new(Known) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } } });
        var busy = new HashSet<string>(StringComparer.Ordinal);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                rows.Add(Read(reader));
            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
                busy.Add(reader.GetString(0));
        }
        busy.ExceptWith(rows.Select(row => row.Id));
        var byId = works.ToDictionary(work => work.InstanceId, StringComparer.Ordinal);
        foreach (var row in rows)
            await LoadAsync(byId[row.Id], row, published, ct);
        return busy;
    }

    private static async Task LoadAsync(InstanceWork work, Row row, PublishedDefinitions published, CancellationToken ct)
    {
        try
        {
            var graph = await published.GraphAsync(row.VersionId, ct);
            work.Instance = new Instance
            {
                Id = row.Id,
                Graph = graph,
                CreatedAt = row.CreatedAt,
                ParentId = row.ParentId,
                State = Instance.ReadState(row.State, graph),
                Status = row.Status,
                SubStatus = row.SubStatus,
                CorrelationId = row.CorrelationId,
                Name = row.Name,
                FinishedAt = row.FinishedAt,
            };
        }
        catch (InvalidOperationException error)
        {
            work.Failure = error.Message;
        }
    }

    private static Row Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(0),
        VersionId = reader.GetString(1),
        Status = (InstanceStatus)reader.GetInt16(2),
        SubStatus = (InstanceSubStatus)reader.GetInt16(3),
        CorrelationId = reader.IsDBNull(4) ? null : reader.GetString(4),
        Name = reader.IsDBNull(5) ? null : reader.GetString(5),
        ParentId = reader.IsDBNull(6) ? null : reader.GetString(6),
        State = reader.GetString(7),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(8),
        FinishedAt = reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
    };

    private sealed record Row
    {
        public required string Id { get; init; }
        public required string VersionId { get; init; }
        public InstanceStatus Status { get; init; }
        public InstanceSubStatus SubStatus { get; init; }
        public string? CorrelationId { get; init; }
        public string? Name { get; init; }
        public string? ParentId { get; init; }
        public required string State { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? FinishedAt { get; init; }
    }
}
