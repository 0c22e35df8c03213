using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>Hears what other connections notify: new items, new messages, published definitions.</summary>
internal sealed class EngineListener(NpgsqlDataSource database, EngineSignals signals, ILogger<EngineListener> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException)
            {
                log.LogWarning(error, "The listening connection was lost and is opened again");
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, notification) => Hear(notification.Channel);
        await using (var command = new NpgsqlCommand("LISTEN workflows_inbox; LISTEN workflows_outbox; LISTEN workflows_definitions", connection))
            await command.ExecuteNonQueryAsync(ct);
        // What was notified before this connection listened is looked for once.
        foreach (var channel in (string[])["workflows_definitions", "workflows_inbox", "workflows_outbox"])
            Hear(channel);
        while (!ct.IsCancellationRequested)
            await connection.WaitAsync(ct);
    }

    private void Hear(string channel)
    {
        switch (channel)
        {
            case "workflows_inbox": signals.Inbox.Raise(); break;
            case "workflows_outbox": signals.Outbox.Raise(); break;
            default: signals.Definitions.Raise(); break;
        }
    }
}
