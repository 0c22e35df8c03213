using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Workflows.Outbox;

/// <summary>Writes messages into the scope's transaction.</summary>
internal sealed class OutboxWriter(DatabaseSession session, EngineBell bell, TimeProvider time) : IOutbox
{
    private const string Insert = """
        WITH fresh AS (INSERT INTO workflows.outbox_keys (key, created_at) VALUES ($2, $5) ON CONFLICT DO NOTHING RETURNING key)
        INSERT INTO workflows.outbox (kind, key, payload, instance_id, due_at, created_at)
        SELECT $1, $2, $3, $4, $5, $5 FROM fresh
        """;

    public async Task AddAsync(OutboxMessage message, CancellationToken ct)
    {
        await using var transaction = await session.BeginAsync(ct);
        await using var command = new NpgsqlCommand(Insert, await session.OpenAsync(ct), session.Transaction);
        command.Parameters.Add(new() { Value = message.Kind });
        command.Parameters.Add(new() { Value = message.Key });
        command.Parameters.Add(new() { Value = PlainValue.ToJson(PlainValue.From(message.Payload)) });
        command.Parameters.Add(new() { Value = (object?)message.InstanceId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
        session.AfterCommit(bell.RingOutbox);
        await transaction.CommitAsync(ct);
    }
}
