using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>Keeps the tables small: dead letters for stimuli nobody waited for, old keys, and finished instances past their keeping time.</summary>
internal sealed class Maintenance(NpgsqlDataSource database, WorkflowOptions options, TimeProvider time, ILogger<Maintenance> log)
{
    private const int Chunk = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // A crash between a commit and its settling leaves a parked stimulus beside its bookmark: found here.
    private const string Wake = """
        UPDATE workflows.inbox i SET waiting = false WHERE i.waiting AND EXISTS (
            SELECT 1 FROM workflows.bookmarks b WHERE b.hash = i.hash AND (i.instance_id IS NULL OR b.instance_id = i.instance_id)
            AND (i.correlation_id IS NULL OR b.correlation_id = i.correlation_id))
        """;

    private const string Bury = """
        WITH gone AS (DELETE FROM workflows.inbox i WHERE i.waiting AND (
                (i.instance_id IS NULL AND i.created_at < $1)
                OR EXISTS (SELECT 1 FROM workflows.instances n WHERE n.id = i.instance_id AND n.status = 2))
            RETURNING instance_id, name, body, kind, hash, correlation_id)
        INSERT INTO workflows.dead_letters (source, instance_id, name, body, reason, created_at, kind, hash, correlation_id)
        SELECT 'inbox', instance_id, coalesce(name, ''), body, 'Nobody waited for it.', $2, kind, hash, correlation_id FROM gone
        """;

    private const string Prune = """
        WITH old AS (SELECT id FROM workflows.instances WHERE finished_at < $1 ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED),
             journal AS (DELETE FROM workflows.journal WHERE instance_id IN (SELECT id FROM old)),
             incidents AS (DELETE FROM workflows.incidents WHERE instance_id IN (SELECT id FROM old))
        DELETE FROM workflows.instances WHERE id IN (SELECT id FROM old)
        """;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(ct);
            }
            catch (Exception error) when (error is NpgsqlException)
            {
                log.LogWarning(error, "Maintenance could not run and will try again");
            }
            await Task.Delay(Interval, time, ct);
        }
    }

    /// <summary>One sweep; of several nodes one does it.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var first = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7729, 1)", connection);
        if (await first.ExecuteScalarAsync(ct) is not true)
            return;
        var now = time.GetUtcNow();
        await ExecuteAsync(connection, Wake, [], ct);
        await ExecuteAsync(connection, Bury, [now - options.KeepUnmatchedStimuli, now], ct);
        await ExecuteAsync(connection, "DELETE FROM workflows.inbox_keys WHERE created_at < $1", [now - options.KeepKeys], ct);
        await ExecuteAsync(connection, "DELETE FROM workflows.outbox_keys k WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM workflows.outbox o WHERE o.key = k.key)", [now - options.KeepKeys], ct);
        if (options.KeepFinishedInstances is { } keep)
            await ExecuteAsync(connection, Prune, [now - keep, Chunk], ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
