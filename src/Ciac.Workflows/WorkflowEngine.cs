using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows;

/// <summary>The engine of this process.</summary>
public sealed class WorkflowEngine
{
    private readonly IServiceProvider _services;

    internal WorkflowEngine(IServiceProvider services) => _services = services;

    /// <summary>Runs everything that is due, bursts and outbox messages, until nothing is. For tests and command lines.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        var worker = ActivatorUtilities.CreateInstance<InboxWorker>(_services);
        var outbox = _services.GetRequiredService<OutboxDispatcher>();
        int moved;
        do
        {
            moved = await worker.DrainAsync(ct);
            moved += await outbox.StepAsync(ct);
        }
        while (moved > 0);
    }
}
