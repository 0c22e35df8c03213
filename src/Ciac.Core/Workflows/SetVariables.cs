using System.Text.Json;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>A variable, by id or name, and its new value.</summary>
public sealed record VariableToSet(string Variable, JsonElement? Value);

/// <summary>Sets variables of an open instance, between two of its bursts.</summary>
public sealed class SetVariables(WorkflowActs acts, IInstanceRepair repair, IInstanceReader reader)
{
    public Task<Outcome<InstanceView>> HandleAsync(WorkflowCaller who, string instanceId, VariablesToSet change, CancellationToken ct) =>
        acts.DoAsync<InstanceView>(who, WorkflowScopes.Operate, async record =>
        {
            if (await reader.FindAsync(instanceId, ct) is not { } instance) return WorkflowRefusals.InstanceNotFound;
            if (instance.Status != "Running") return WorkflowRefusals.InstanceEnded;
            foreach (var wanted in change.Variables)
                if (await InAsync(record, instance, (wanted, change.Note), ct) is { } refusal) return refusal;
            return instance;
        }, ct);

    /// <summary>Inside another act; the refusal, if any.</summary>
    internal async Task<Refusal?> InAsync(WorkflowRecord record, InstanceView instance, (VariableToSet Wanted, string? Note) change, CancellationToken ct)
    {
        var wanted = change.Wanted;
        var variable = instance.VariableDetails.FirstOrDefault(known => known.Id == wanted.Variable) ?? instance.VariableDetails.FirstOrDefault(known => known.Name == wanted.Variable);
        if (variable is null) return WorkflowRefusals.VariableUnknown.With(wanted.Variable);
        await repair.SetVariableAsync(new(instance.Id, variable.Name, wanted.Value, change.Note ?? ""), ct);
        record.Instance("workflow.variable-set", instance.Id, $"{variable.Name}: {Shown(variable.Name, variable.Value)} → {Shown(variable.Name, Plain(wanted.Value))}{SaveDefinition.Why(change.Note)}");
        return null;
    }

    private static object? Plain(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => Plain(item)).ToList(),
        { ValueKind: JsonValueKind.Null } or null => null,
        _ => value.Value.GetRawText(),
    };

    private static string Shown(string name, object? value) => JsonSerializer.Serialize(PersonalData.MaskValue(name, value));
}

/// <summary>Which variables, and why.</summary>
public sealed record VariablesToSet(IReadOnlyList<VariableToSet> Variables, string? Note);
