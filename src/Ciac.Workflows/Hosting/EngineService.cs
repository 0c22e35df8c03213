using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Ciac.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ciac.Workflows.Hosting;

/// <summary>The engine's background work in this process.</summary>
internal sealed class EngineService(IServiceProvider services, WorkflowOptions options, NodeClock clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunWorkers)
            return;
        await clock.EnsureRightAsync(stoppingToken);
        var work = new List<Task>
        {
            services.GetRequiredService<EngineListener>().RunAsync(stoppingToken),
            services.GetRequiredService<OutboxDispatcher>().RunAsync(stoppingToken),
            services.GetRequiredService<Maintenance>().RunAsync(stoppingToken),
            clock.WatchAsync(stoppingToken),
            services.GetRequiredService<TimerPlan>().RunAsync(stoppingToken),
        };
        for (var i = 0; i < options.Workers; i++)
            work.Add(ActivatorUtilities.CreateInstance<InboxWorker>(services).RunAsync(stoppingToken));
        await Task.WhenAll(work);
    }
}
