using Npgsql;

namespace Ciac.Workflows.Outbox;

/// <summary>A message this node has leased: it is due again when the lease ends, and its fence has moved on.</summary>
internal sealed record OutboxRow(long Id, string Kind, string Key, string Payload, int Attempt, long Fence)
{
    private const string Lease = """
        UPDATE workflows.outbox o SET due_at = $2, attempts = o.attempts + 1, fence = o.fence + 1
        FROM (SELECT id FROM workflows.outbox WHERE due_at <= $1 ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) due
        WHERE o.id = due.id RETURNING o.id, o.kind, o.key, o.payload, o.attempts, o.fence
        """;

    public static async Task<List<OutboxRow>> LeaseAsync(NpgsqlDataSource database, DateTimeOffset now, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Lease);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + OutboxLease.Span });
        command.Parameters.Add(new() { Value = most });
        var rows = new List<OutboxRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt64(5)));
        return rows;
    }
}
