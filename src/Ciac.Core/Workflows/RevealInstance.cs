using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>An instance with everything in it that is masked elsewhere.</summary>
public sealed record RevealedInstance(InstanceView Instance, IReadOnlyList<IncidentRow> Incidents, IReadOnlyList<JournalEntry> Journal);

/// <summary>Shows an auditor the personal data of one instance; who looked, and why, is recorded before anything is shown.</summary>
public sealed class RevealInstance(WorkflowActs acts, IInstanceReader reader, IIncidentReader incidents)
{
    public Task<Outcome<RevealedInstance>> HandleAsync(WorkflowCaller who, string instanceId, string? reason, CancellationToken ct) =>
        acts.DoAsync<RevealedInstance>(who, WorkflowScopes.Reveal, async record =>
        {
            if (string.IsNullOrWhiteSpace(reason)) return WorkflowRefusals.NoteMissing.For("reason");
            if (await reader.FindAsync(instanceId, ct) is not { } instance) return WorkflowRefusals.InstanceNotFound;
            record.Instance("workflow.revealed", instanceId, $"{instance.DefinitionId} v{instance.Version}: variables, inputs, outputs, incidents, journal; {reason.Trim()}");
            return new RevealedInstance(instance, await incidents.ListAsync(new() { InstanceIds = [instanceId] }, ct), (await reader.JournalAsync(new JournalQuery(instanceId) { Take = 1_000 }, ct)).Entries);
        }, ct);
}
