using System.Text.Json;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>One alteration, in Elsa's words: Cancel, CancelActivity, Migrate, ModifyVariable or ScheduleActivity.</summary>
public sealed record Alteration(string Type)
{
    public string? ActivityId { get; init; }
    public string? ActivityInstanceId { get; init; }
    public int? TargetVersion { get; init; }
    public string? VariableId { get; init; }
    public JsonElement? Value { get; init; }
}

/// <summary>Which alterations, on which ticked instances, and why.</summary>
public sealed record AlterationsToRun(IReadOnlyList<Alteration> Alterations, IReadOnlyList<string> InstanceIds, string? Note);

/// <summary>What became of one instance: the refusal, or null when all alterations were accepted.</summary>
public sealed record AlterationResult(string InstanceId, Refusal? Refusal);

/// <summary>Alters ticked instances: all alterations of an instance are accepted together or none; one that is refused stops no other instance.</summary>
public sealed class AlterInstances(WorkflowActs acts, AlterOneInstance one)
{
    public async Task<Outcome<List<AlterationResult>>> HandleAsync(WorkflowCaller who, AlterationsToRun asked, CancellationToken ct)
    {
        if (!who.May(WorkflowScopes.Operate)) return WorkflowRefusals.NotAllowed;
        if (asked.InstanceIds.Count is 0 or > WorkflowActs.MostRows) return WorkflowRefusals.TooMany.With(WorkflowActs.MostRows);
        if (asked.Alterations.Count == 0) return WorkflowRefusals.Malformed.With("alterations");
        var results = new List<AlterationResult>();
        foreach (var id in asked.InstanceIds.Distinct())
        {
            var outcome = await acts.DoAsync(who, WorkflowScopes.Operate, record => one.HandleAsync(new(record, id, who.Actor), asked, ct), ct);
            results.Add(new(id, outcome.Refusal));
        }

        return results;
    }
}

/// <summary>Where the alterations of one instance are written.</summary>
public sealed record AlterationPlace(WorkflowRecord Record, string InstanceId, string Actor);

/// <summary>The alterations of one instance, inside its act.</summary>
public sealed class AlterOneInstance(IInstanceReader instances, IDefinitionReader definitions, IInstanceRepair repair, IWorkflowInbox inbox, SetVariables variables)
{
    public async Task<Outcome<Done>> HandleAsync(AlterationPlace place, AlterationsToRun asked, CancellationToken ct)
    {
        if (await instances.FindAsync(place.InstanceId, ct) is not { } instance) return WorkflowRefusals.InstanceNotFound;
        if (instance.Status != "Running") return WorkflowRefusals.InstanceEnded;
        var note = $"{place.Actor}: {asked.Note}";
        foreach (var alteration in asked.Alterations)
            if (await AlterAsync(place.Record, instance, (alteration, note), ct) is { } refusal) return refusal;
        return default(Done);
    }

    private Task<Refusal?> AlterAsync(WorkflowRecord record, InstanceView instance, (Alteration What, string Note) asked, CancellationToken ct) => asked.What.Type switch
    {
        "Cancel" => CancelAsync(record, instance, asked.Note, ct),
        "CancelActivity" => CancelActivityAsync(record, instance, asked, ct),
        "Migrate" => MigrateAsync(record, instance, asked, ct),
        "ModifyVariable" => variables.InAsync(record, instance, (new(asked.What.VariableId ?? "", asked.What.Value), asked.Note), ct),
        "ScheduleActivity" => ScheduleAsync(record, instance, asked, ct),
        _ => Task.FromResult<Refusal?>(WorkflowRefusals.Malformed.With("type")),
    };

    private async Task<Refusal?> CancelAsync(WorkflowRecord record, InstanceView instance, string note, CancellationToken ct)
    {
        await inbox.CancelAsync(instance.Id, note, ct);
        record.Instance("workflow.cancelled", instance.Id, $"{instance.SubStatus} → Cancelled; {note}");
        return null;
    }

    private async Task<Refusal?> CancelActivityAsync(WorkflowRecord record, InstanceView instance, (Alteration What, string Note) asked, CancellationToken ct)
    {
        var execution = asked.What.ActivityInstanceId ?? await OpenExecutionAsync(instance.Id, asked.What.ActivityId, ct);
        if (execution is null || !await repair.CancelActivityAsync(new(instance.Id, execution, asked.Note), ct)) return WorkflowRefusals.ActivityNotOpen;
        record.Instance("workflow.activity-cancelled", instance.Id, $"{asked.What.ActivityId ?? execution} open → cancelled; {asked.Note}");
        return null;
    }

    private async Task<Refusal?> MigrateAsync(WorkflowRecord record, InstanceView instance, (Alteration What, string Note) asked, CancellationToken ct)
    {
        var target = await definitions.FindAsync(instance.DefinitionId, new(VersionKind.Number, asked.What.TargetVersion ?? 0), ct);
        if (target is null) return WorkflowRefusals.DefinitionNotFound;
        var missing = await repair.MigrateAsync(new(instance.Id, target.Summary.VersionId, asked.Note), ct);
        if (missing.Count > 0) return WorkflowRefusals.ActivitiesMissing.With(string.Join(", ", missing));
        record.Instance("workflow.migrated", instance.Id, $"v{instance.Version} → v{target.Summary.Version}; {asked.Note}");
        return null;
    }

    /// <summary>One that failed is run again; any other is begun afresh.</summary>
    private async Task<Refusal?> ScheduleAsync(WorkflowRecord record, InstanceView instance, (Alteration What, string Note) asked, CancellationToken ct)
    {
        var (id, execution) = (asked.What.ActivityId, asked.What.ActivityInstanceId);
        if (instance.Incidents.FirstOrDefault(incident => incident.Id == execution || (execution is null && incident.ActivityId == id)) is { } failed)
        {
            await repair.RetryAsync(instance.Id, failed.Id, asked.Note, ct);
            record.Instance("workflow.retried", instance.Id, $"{failed.ActivityId} ({failed.Id}) failed {failed.Attempt} times: {failed.Message}; {asked.Note}");
            return null;
        }

        if (id is null || !await repair.ScheduleActivityAsync(new(instance.Id, id, asked.Note), ct)) return WorkflowRefusals.ActivityNotOpen;
        record.Instance("workflow.activity-scheduled", instance.Id, $"{id} → scheduled; {asked.Note}");
        return null;
    }

    private async Task<string?> OpenExecutionAsync(string instanceId, string? activityId, CancellationToken ct) =>
        (await instances.ExecutionsAsync(new(instanceId), ct)).LastOrDefault(execution => execution.ActivityId == activityId && execution.EndedAt is null)?.Id;
}
