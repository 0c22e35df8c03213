using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Ciac.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ciac.Workflows.Hosting;

/// <summary>The engine's background work in this process. Each part is begun again when it fails: the database may be away for a while.</summary>
internal sealed class EngineService(IServiceProvider services, WorkflowOptions options, NodeClock clock, ILogger<EngineService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunWorkers)
            return;
        await clock.EnsureRightAsync(stoppingToken);
        var parts = new List<Func<CancellationToken, Task>>
        {
            services.GetRequiredService<EngineListener>().RunAsync,
            services.GetRequiredService<OutboxDispatcher>().RunAsync,
            services.GetRequiredService<Maintenance>().RunAsync,
            services.GetRequiredService<TimerPlan>().RunAsync,
            clock.WatchAsync,
        };
        for (var i = 0; i < options.Workers; i++)
            parts.Add(ActivatorUtilities.CreateInstance<InboxWorker>(services).RunAsync);
        await Task.WhenAll(parts.Select(part => KeepAsync(part, stoppingToken)));
    }

    private async Task KeepAsync(Func<CancellationToken, Task> part, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await part(ct);
                return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "{Part} failed and is begun again", part.Method.DeclaringType?.Name);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }
}
