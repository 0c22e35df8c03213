using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>
/// Wakes what a crash left parked, and keeps the tables small: dead letters for stimuli nobody waited for, old keys, and
/// finished instances past their keeping time. A thousand rows to a transaction: nobody waits long for their locks.
/// </summary>
internal sealed class Maintenance(NpgsqlDataSource database, WorkflowOptions options, TimeProvider time, NodeClock clock, ILogger<Maintenance> log)
{
    private const int Chunk = 1_000;
    private static readonly TimeSpan WakeInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    public Task RunAsync(CancellationToken ct) => Task.WhenAll(RepeatAsync(WakeAsync, WakeInterval, ct), RepeatAsync(SweepAsync, SweepInterval, ct));

    /// <summary>A crash between a commit and its settling leaves a parked stimulus beside its bookmark.</summary>
    public async Task WakeAsync(CancellationToken ct) => await ChunkAsync(MaintenanceSql.Wake, [], ct);

    /// <summary>One sweep; of several nodes one does each chunk.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await AllAsync(MaintenanceSql.BuryOld, [now - options.KeepUnmatchedStimuli, now, Chunk], ct);
        await AllAsync(MaintenanceSql.BuryEnded, [now, Chunk], ct);
        await AllAsync(MaintenanceSql.ForgetInboxKeys, [now - options.KeepKeys, Chunk], ct);
        await AllAsync(MaintenanceSql.ForgetOutboxKeys, [now - options.KeepKeys, Chunk], ct);
        if (options.KeepFinishedInstances is { } keep)
            await AllAsync(MaintenanceSql.Prune, [now - keep, Chunk], ct);
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> work, TimeSpan interval, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                // By a wrong clock everything would be old.
                if (clock.IsRight)
                    await work(ct);
            }
            catch (Exception error) when (error is NpgsqlException)
            {
                log.LogWarning(error, "Maintenance could not run and will try again");
            }
            // However much there is to look at, it takes a twentieth of the time at most.
            var pause = time.GetElapsedTime(began) * 20;
            await Task.Delay(pause > interval ? pause : interval, time, ct);
        }
    }

    private async Task AllAsync(string sql, object[] values, CancellationToken ct)
    {
        while (await ChunkAsync(sql, values, ct) == Chunk)
            ct.ThrowIfCancellationRequested();
    }

    /// <summary>How many rows were dealt with; none when another node is at it.</summary>
    private async Task<int> ChunkAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var first = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7729, 1)", connection);
        if (await first.ExecuteScalarAsync(ct) is not true)
            return 0;
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        var rows = await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return rows;
    }
}
