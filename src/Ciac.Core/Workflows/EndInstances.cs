using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>Ticked instances, and why.</summary>
public sealed record TickedInstances(IReadOnlyList<string> InstanceIds, string? Note);

/// <summary>Cancels ticked instances; each is cancelled between two of its bursts.</summary>
public sealed class CancelInstances(WorkflowActs acts, IWorkflowInbox inbox, IInstanceReader reader)
{
    public async Task<Outcome<int>> HandleAsync(WorkflowCaller who, string instanceId, string? note, CancellationToken ct)
    {
        var seen = await reader.FindAsync(instanceId, ct);
        if (who.May(WorkflowScopes.Operate) && seen is null) return WorkflowRefusals.InstanceNotFound;
        if (who.May(WorkflowScopes.Operate) && seen!.Status != "Running") return WorkflowRefusals.InstanceEnded;
        return await HandleAsync(who, new TickedInstances([instanceId], note), ct);
    }

    /// <summary>How many were asked to end; those that are gone or have ended do not count.</summary>
    public Task<Outcome<int>> HandleAsync(WorkflowCaller who, TickedInstances ticked, CancellationToken ct) =>
        acts.DoAsync<int>(who, ticked.InstanceIds, async record =>
        {
            var open = await reader.ListAsync(new() { Ids = ticked.InstanceIds, Status = "Running", Take = WorkflowActs.MostRows }, ct);
            foreach (var instance in open)
            {
                await inbox.CancelAsync(instance.Id, $"{who.Actor}: {ticked.Note}", ct);
                record.Instance("workflow.cancelled", instance.Id, $"{instance.SubStatus} → Cancelled{SaveDefinition.Why(ticked.Note)}");
            }

            return open.Count;
        }, ct);
}

/// <summary>Removes ticked instances with their journals; open ones only when that is asked for.</summary>
public sealed class DeleteInstances(WorkflowActs acts, IInstanceRemoval removal, IInstanceReader reader)
{
    public async Task<Outcome<int>> HandleAsync(WorkflowCaller who, string instanceId, InstanceDeletion how, CancellationToken ct)
    {
        var seen = await reader.FindAsync(instanceId, ct);
        if (who.May(WorkflowScopes.Operate) && seen is null) return WorkflowRefusals.InstanceNotFound;
        if (who.May(WorkflowScopes.Operate) && seen!.Status == "Running" && !how.EvenOpen) return WorkflowRefusals.InstanceOpen;
        return await HandleAsync(who, [instanceId], how, ct);
    }

    /// <summary>How many were removed.</summary>
    public Task<Outcome<int>> HandleAsync(WorkflowCaller who, IReadOnlyList<string> instanceIds, InstanceDeletion how, CancellationToken ct) =>
        acts.DoAsync<int>(who, instanceIds, async record =>
        {
            var seen = (await reader.ListAsync(new() { Ids = instanceIds, Take = WorkflowActs.MostRows }, ct)).ToDictionary(row => row.Id);
            var gone = await removal.DeleteAsync(instanceIds, how.EvenOpen, ct);
            foreach (var id in gone)
                record.Instance("workflow.instance-deleted", id, $"{Of(seen.GetValueOrDefault(id))} → –{SaveDefinition.Why(how.Note)}");
            return gone.Count;
        }, ct);

    private static string Of(InstanceSummary? row) => row is null ? "?" : $"{row.DefinitionId} v{row.Version} {row.SubStatus}, correlation {row.CorrelationId ?? "–"}";
}

/// <summary>Whether open instances go as well, and why.</summary>
public sealed record InstanceDeletion(bool EvenOpen, string? Note);
