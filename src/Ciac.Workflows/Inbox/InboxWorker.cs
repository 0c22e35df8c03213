using Ciac.Workflows.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Runs batch after batch on a connection of its own.</summary>
internal sealed class InboxWorker(NpgsqlDataSource database, InboxBatch batch, EngineSignals signals, WorkflowOptions options, ILogger<InboxWorker> log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(3);

    private UnsettledStimuli _unsettled = UnsettledStimuli.None;
    private int _single;
    private int _stalls;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await OpenAsync(ct);
                while (!ct.IsCancellationRequested)
                    await StepAsync(connection, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "A worker lost its connection and opens a new one");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    /// <summary>Runs batches until nothing is due, and returns how many items were dealt with.</summary>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        var moved = 0;
        while (true)
        {
            var outcome = await TryAsync(connection, ct);
            moved += outcome.Moved;
            if (outcome.Claimed == 0)
                return moved;
            if (outcome.Moved == 0)
                await Task.Delay(BusyPause, ct);
        }
    }

    private async Task StepAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var woken = signals.Inbox.Next();
        var outcome = signals.MayWork() ? await TryAsync(connection, ct) : BatchOutcome.Nothing;
        if (outcome.Claimed == 0)
            await signals.Inbox.WaitAsync(woken, Poll, ct);
        else if (outcome.Moved == 0)
            await Task.Delay(BusyPause, ct);
    }

    private async Task<BatchOutcome> TryAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            // When all it saw belongs to busy instances it looks further down the queue.
            var limit = _single > 0 ? 1 : options.BatchSize << Math.Min(_stalls, 5);
            var outcome = await batch.RunAsync(connection, new(signals.Clock.Now, limit, _unsettled), ct);
            _stalls = outcome is { Claimed: > 0, Moved: 0 } ? _stalls + 1 : 0;
            (_unsettled, _single) = (outcome.Unsettled, Math.Max(0, _single - 1));
            return outcome;
        }
        catch (BatchFailedException failed)
        {
            log.LogError(failed, "A batch of {Count} items failed", failed.Items.Count);
            _single = failed.Items.Count > 1 ? failed.Items.Count : _single;
            if (connection.State != System.Data.ConnectionState.Open)
                throw;
            if (failed.Items.Count == 1)
                await PostponeAsync(connection, failed.Items[0], ct);
            return new(failed.Items.Count, 0, _unsettled);
        }
    }

    private async Task PostponeAsync(NpgsqlConnection connection, InboxItem item, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("UPDATE workflows.inbox SET attempts = attempts + 1, due_at = $2 WHERE id = $1", connection);
        command.Parameters.Add(new() { Value = item.Id });
        command.Parameters.Add(new() { Value = signals.Clock.Now + TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, item.Attempts))) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        // PostgreSQL ends the session of a node that froze in a burst: its locks are free, and it cannot commit when it wakes.
        // Of one that died while its statement waited for a lock, or whose machine lost its power, it learns by asking.
        await using var command = new NpgsqlCommand($"""
            SET idle_in_transaction_session_timeout = {(int)options.FrozenAfter.TotalMilliseconds};
            SET client_connection_check_interval = 1000;
            SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 4
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
