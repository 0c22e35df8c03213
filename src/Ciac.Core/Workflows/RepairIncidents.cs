using Ciac.Workflows.Inbox;
using Ciac.Workflows.Incidents;

namespace Ciac.Core.Workflows;

/// <summary>A ticked incident: the instance, and the execution that failed.</summary>
public sealed record IncidentKey(string InstanceId, string ActivityInstanceId);

/// <summary>Ticked incidents and why; for skipping, by which outcomes (none = <c>Done</c>).</summary>
public sealed record TickedIncidents(IReadOnlyList<IncidentKey> Incidents, string? Note)
{
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}

/// <summary>Runs failed activities again, leaves them by an outcome, or ends their instances: the ticked ones only.</summary>
public sealed class RepairIncidents(WorkflowActs acts, IInstanceRepair repair, IWorkflowInbox inbox, IIncidentReader reader)
{
    public Task<Outcome<int>> RetryAsync(WorkflowCaller who, TickedIncidents ticked, CancellationToken ct) =>
        EachAsync(who, ticked, "workflow.retried", (incident, note) => repair.RetryAsync(incident.InstanceId, incident.ActivityInstanceId, note, ct), ct);

    public Task<Outcome<int>> SkipAsync(WorkflowCaller who, TickedIncidents ticked, CancellationToken ct)
    {
        if (who.May(WorkflowScopes.Operate) && string.IsNullOrWhiteSpace(ticked.Note)) return Task.FromResult<Outcome<int>>(WorkflowRefusals.NoteMissing.For("note"));
        var how = ticked.Outcomes.Count == 0 ? "Done" : string.Join(", ", ticked.Outcomes);
        return EachAsync(who, ticked with { Note = $"{how}; {ticked.Note}" }, "workflow.skipped", (incident, note) =>
            repair.SkipAsync(new(incident.InstanceId, incident.ActivityInstanceId, note) { Outcomes = ticked.Outcomes }, ct), ct);
    }

    public Task<Outcome<int>> CancelAsync(WorkflowCaller who, TickedIncidents ticked, CancellationToken ct) =>
        EachAsync(who, ticked, "workflow.cancelled", (incident, note) => inbox.CancelAsync(incident.InstanceId, note, ct), ct);

    /// <summary>All incidents of these instances, or those of some of their activities.</summary>
    public async Task<Outcome<int>> RetryAllAsync(WorkflowCaller who, TickedInstances ticked, IReadOnlyList<string> activityIds, CancellationToken ct)
    {
        if (!who.May(WorkflowScopes.Operate)) return WorkflowRefusals.NotAllowed;
        if (ticked.InstanceIds.Count is 0 or > WorkflowActs.MostRows) return WorkflowRefusals.TooMany.With(WorkflowActs.MostRows);
        var rows = await reader.ListAsync(new() { InstanceIds = ticked.InstanceIds, Take = WorkflowActs.MostRows }, ct);
        var keys = rows.Where(row => activityIds.Count == 0 || activityIds.Contains(row.ActivityId)).Select(row => new IncidentKey(row.InstanceId, row.ActivityInstanceId)).ToList();
        return keys.Count == 0 ? WorkflowRefusals.IncidentNotFound : await RetryAsync(who, new(keys, ticked.Note), ct);
    }

    private Task<Outcome<int>> EachAsync(WorkflowCaller who, TickedIncidents ticked, string action, Func<IncidentRow, string, Task> act, CancellationToken ct) =>
        acts.DoAsync<int>(who, [.. ticked.Incidents.Select(key => key.InstanceId)], async record =>
        {
            var rows = await reader.ListAsync(new() { InstanceIds = [.. ticked.Incidents.Select(key => key.InstanceId)], Take = WorkflowActs.MostRows }, ct);
            var found = rows.Where(row => ticked.Incidents.Contains(new(row.InstanceId, row.ActivityInstanceId))).ToList();
            if (found.Count == 0) return WorkflowRefusals.IncidentNotFound;
            foreach (var incident in found)
            {
                await act(incident, $"{who.Actor}: {ticked.Note}");
                record.Instance(action, incident.InstanceId, $"{incident.ActivityId} ({incident.ActivityInstanceId}) failed {incident.Attempt} times: {incident.Message}{SaveDefinition.Why(ticked.Note)}");
            }

            return found.Count;
        }, ct);
}
