using Ciac.Workflows.Hosting;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>Starts an instance and waits until its first burst is over, on whichever node.</summary>
public sealed class ExecuteWorkflow(StartInstance start, IChangeFeed feed, ReadInstances read, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The instance after its first burst; still <c>Pending</c> when that did not happen in time (it will).</summary>
    public async Task<Outcome<InstanceView>> HandleAsync(WorkflowCaller who, StartWorkflow command, CancellationToken ct)
    {
        await using var changes = await feed.SubscribeAsync(ct);
        var began = clock.GetTimestamp();
        var started = await start.HandleAsync(who, command, ct);
        if (started.Value is not { } id) return Outcome.Refused<InstanceView>(started.Refusals);
        while (true)
        {
            var found = await read.FindAsync(id, ct);
            if (found.Value is not { SubStatus: "Pending" } || clock.GetElapsedTime(began) > Longest) return found;
            await changes.NextAsync(Look, ct);
        }
    }
}
