using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>One listening connection for all subscriptions of this process, open only while there are any.</summary>
internal sealed class ChangeFeed(NpgsqlDataSource database, TimeProvider time, ILogger<ChangeFeed> log) : IChangeFeed, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ChangeSubscription, bool> _subscriptions = new();
    private readonly SemaphoreSlim _gate = new(1);
    private Listening? _listening;

    public async Task<ChangeSubscription> SubscribeAsync(CancellationToken ct)
    {
        var subscription = new ChangeSubscription(EndAsync);
        await _gate.WaitAsync(ct);
        try
        {
            _subscriptions[subscription] = true;
            _listening ??= Begin();
            await _listening.Ready.Task.WaitAsync(ct);
            return subscription;
        }
        catch
        {
            _subscriptions.TryRemove(subscription, out _);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _listening?.End.Dispose();
        _gate.Dispose();
    }

    private Listening Begin()
    {
        var listening = new Listening();
        listening.Work = Task.Run(() => RunAsync(listening, listening.End.Token));
        return listening;
    }

    private async ValueTask EndAsync(ChangeSubscription subscription)
    {
        await _gate.WaitAsync();
        try
        {
            _subscriptions.TryRemove(subscription, out _);
            if (!_subscriptions.IsEmpty || _listening is not { } listening)
                return;
            _listening = null;
            await listening.End.CancelAsync();
            await listening.Work;
            listening.End.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task RunAsync(Listening listening, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(listening, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException)
            {
                log.LogWarning(error, "The connection that hears of changes was lost and is opened again");
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(Listening listening, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, notification) => Hear(notification);
        await ExecuteAsync(connection, $"LISTEN {ChangeNotice.Channel}; LISTEN workflows_definitions; SELECT pg_advisory_lock_shared({ChangeNotice.Listeners})", ct);
        // Between two connections nobody listened.
        if (!listening.Ready.TrySetResult())
            Tell(new EngineChange.Missed());
        try
        {
            while (!ct.IsCancellationRequested)
                await connection.WaitAsync(ct);
        }
        finally
        {
            // The connection goes back to the pool: it must not keep the lock that says somebody listens.
            if (connection.FullState == System.Data.ConnectionState.Open)
                await ExecuteAsync(connection, $"UNLISTEN *; SELECT pg_advisory_unlock_shared({ChangeNotice.Listeners})", CancellationToken.None);
        }
    }

    private void Hear(NpgsqlNotificationEventArgs notification)
    {
        if (notification.Channel != ChangeNotice.Channel)
            Tell(new EngineChange.Definition(notification.Payload));
        else
            foreach (var id in notification.Payload.Split(','))
                Tell(new EngineChange.Instance(id));
    }

    private void Tell(EngineChange change)
    {
        foreach (var subscription in _subscriptions.Keys)
            subscription.Tell(change);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Listening
    {
        public CancellationTokenSource End { get; } = new();
        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Task Work { get; set; } = Task.CompletedTask;
    }
}
