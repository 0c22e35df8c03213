using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>
/// Tells all nodes that there is work, once it is committed: this process at once, the others by a notification for all
/// commits of the last moment. A notification inside each commit would make commits wait for each other (PostgreSQL holds
/// one lock for it while it writes the log): a third of the throughput. One that is lost costs a poll's second.
/// </summary>
internal sealed class EngineBell(NpgsqlDataSource database, EngineSignals signals, ILogger<EngineBell> log) : IAsyncDisposable, IDisposable
{
    private readonly Chime _inbox = new(database, "workflows_inbox", log);
    private readonly Chime _outbox = new(database, "workflows_outbox", log);

    public void RingInbox()
    {
        signals.Inbox.Raise();
        _inbox.Ring();
    }

    public void RingOutbox()
    {
        signals.Outbox.Raise();
        _outbox.Ring();
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_inbox.Telling, _outbox.Telling);

    public void Dispose() => Task.WaitAll(_inbox.Telling, _outbox.Telling);

    private sealed class Chime(NpgsqlDataSource database, string channel, ILogger log)
    {
        private int _rings;

        public Task Telling { get; private set; } = Task.CompletedTask;

        public void Ring()
        {
            if (Interlocked.Increment(ref _rings) == 1)
                Telling = Task.Run(TellAsync);
        }

        private async Task TellAsync()
        {
            int told;
            do
            {
                told = Volatile.Read(ref _rings);
                await NotifyAsync();
            }
            while (Interlocked.Add(ref _rings, -told) > 0);
        }

        private async Task NotifyAsync()
        {
            try
            {
                await using var command = database.CreateCommand($"NOTIFY {channel}");
                await command.ExecuteNonQueryAsync();
            }
            // Whatever it is: the command is committed, and nobody waits for this task.
            catch (Exception error)
            {
                log.LogWarning(error, "The other nodes could not be told of new work; they look for themselves");
            }
        }
    }
}
