using Ciac.Workflows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Outbox;

/// <summary>Hands messages to their handlers.</summary>
internal sealed class OutboxDispatcher(
    IServiceProvider services, NpgsqlDataSource database, TimeProvider time, EngineSignals signals, WorkflowOptions options)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Senders that do not wait for each other: a slow party holds up its own messages only.</summary>
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, options.Senders).Select(_ => SendAsync(ct)));

    /// <summary>Delivers what is due once, and returns how many messages that were.</summary>
    public Task<int> StepAsync(CancellationToken ct) => StepAsync(options.Senders, ct);

    private async Task SendAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var woken = signals.Outbox.Next();
                // A lease is a time, and so worth as much as the clock.
                if (!signals.MayWork() || await StepAsync(1, ct) == 0)
                    await signals.Outbox.WaitAsync(woken, Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                services.GetRequiredService<ILogger<OutboxDispatcher>>().LogWarning(error, "The outbox could not be read");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    private async Task<int> StepAsync(int most, CancellationToken ct)
    {
        var rows = await OutboxRow.LeaseAsync(database, time.GetUtcNow(), most, ct);
        await Task.WhenAll(rows.Select(row => DeliverAsync(row, ct)));
        return rows.Count;
    }

    private async Task DeliverAsync(OutboxRow row, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<OutboxAttempt>(scope.ServiceProvider, scope.ServiceProvider).RunAsync(row, ct);
    }
}
