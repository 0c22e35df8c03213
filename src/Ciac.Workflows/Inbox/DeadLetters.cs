using Ciac.Workflows.Hosting;
using Ciac.Workflows.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Workflows.Inbox;

internal sealed class DeadLetters(DatabaseSession session, EngineBell bell, TimeProvider time) : IDeadLetters
{
    private const string Columns = "SELECT id, source, instance_id, name, body, reason, created_at, kind IS NOT NULL OR key IS NOT NULL FROM workflows.dead_letters";

    private const string Replay = """
        WITH letter AS (DELETE FROM workflows.dead_letters WHERE id = $1 AND (kind IS NOT NULL OR key IS NOT NULL) RETURNING *),
             item AS (INSERT INTO workflows.inbox (kind, due_at, instance_id, bookmark_id, definition_id, correlation_id, name, hash, body, created_at)
                      SELECT kind, $2, instance_id, bookmark_id, definition_id, correlation_id, CASE WHEN kind = 1 AND name = 'Start' THEN NULL ELSE name END, hash, body, $2 FROM letter WHERE source = 'inbox'),
             message AS (INSERT INTO workflows.outbox (kind, key, payload, instance_id, due_at, created_at)
                         SELECT name, key, body, instance_id, $2, $2 FROM letter WHERE source = 'outbox')
        SELECT count(*) FROM letter
        """;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(long? below, int take, CancellationToken ct) =>
        await ReadAsync($"{Columns} WHERE id < $1 ORDER BY id DESC LIMIT {Math.Clamp(take, 1, 500)}", below ?? long.MaxValue, ct);

    public async Task<DeadLetter?> FindAsync(long id, CancellationToken ct) => (await ReadAsync($"{Columns} WHERE id = $1", id, ct)).FirstOrDefault();

    public async Task<bool> ReplayAsync(long id, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await using var command = await CommandAsync(Replay, ct, id, time.GetUtcNow());
        var sent = (long)(await command.ExecuteScalarAsync(ct))!;
        session.AfterCommit(bell.RingInbox);
        session.AfterCommit(bell.RingOutbox);
        await transaction.CommitAsync(ct);
        return sent == 1;
    }

    public async Task<bool> DeleteAsync(long id, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await using var command = await CommandAsync("DELETE FROM workflows.dead_letters WHERE id = $1", ct, id);
        var deleted = await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return deleted == 1;
    }

    private async Task<List<DeadLetter>> ReadAsync(string sql, long value, CancellationToken ct)
    {
        await using var command = await CommandAsync(sql, ct, value);
        var letters = new List<DeadLetter>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            letters.Add(new()
            {
                Id = reader.GetInt64(0),
                Source = reader.GetString(1),
                InstanceId = reader.IsDBNull(2) ? null : reader.GetString(2),
                Name = reader.GetString(3),
                Body = reader.IsDBNull(4) ? null : reader.GetString(4),
                Reason = reader.GetString(5),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(6),
                CanReplay = reader.GetBoolean(7),
            });
        return letters;
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken ct, params object[] values)
    {
        var command = new NpgsqlCommand(sql, await session.OpenAsync(ct), session.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value is string ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }
}
