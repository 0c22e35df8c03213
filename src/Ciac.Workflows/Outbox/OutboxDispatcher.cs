using Ciac.Workflows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Outbox;

/// <summary>Hands messages to their handlers.</summary>
internal sealed class OutboxDispatcher(IServiceProvider services, NpgsqlDataSource database, TimeProvider time, EngineSignals signals, WorkflowOptions options)
{
    // Longer than any handler may take (its parties' timeouts), short enough that a killed node's message goes on soon.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var log = services.GetRequiredService<ILogger<OutboxDispatcher>>();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var woken = signals.Outbox.Next();
                if (await StepAsync(ct) == 0)
                    await signals.Outbox.WaitAsync(woken, Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The outbox could not be read");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    /// <summary>Delivers what is due once, and returns how many messages that were.</summary>
    public async Task<int> StepAsync(CancellationToken ct)
    {
        var rows = await OutboxRow.LeaseAsync(database, time.GetUtcNow(), new(options.Senders, Lease), ct);
        await Task.WhenAll(rows.Select(row => DeliverAsync(row, ct)));
        return rows.Count;
    }

    private async Task DeliverAsync(OutboxRow row, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<OutboxAttempt>(scope.ServiceProvider, scope.ServiceProvider).RunAsync(row, ct);
    }
}
