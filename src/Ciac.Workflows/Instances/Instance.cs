using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Instances;

internal enum InstanceStatus : short
{
    Running = 1,
    Finished = 2,
}

internal enum InstanceSubStatus : short
{
    Pending = 1,
    Executing = 2,
    Suspended = 3,
    Finished = 4,
    Cancelled = 5,
    Faulted = 6,
}

/// <summary>An instance while a burst has its row locked.</summary>
internal sealed class Instance
{
    public required string Id { get; init; }
    public required WorkflowGraph Graph { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required InstanceState State { get; init; }
    public bool IsNew { get; init; }
    public string? ParentId { get; init; }
    public InstanceStatus Status { get; set; } = InstanceStatus.Running;
    public InstanceSubStatus SubStatus { get; set; } = InstanceSubStatus.Pending;
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int IncidentCount => State.Executions.Count(execution => execution.Status == ActivityStatus.Faulted);

    public string StateText() => JsonSerializer.Serialize(State, StateJson.Default.InstanceState);

    /// <summary>Reads a stored state and ties its executions to the graph.</summary>
    /// <exception cref="InvalidOperationException">The state names an activity the definition does not have.</exception>
    public static InstanceState ReadState(string text, WorkflowGraph graph)
    {
        var state = JsonSerializer.Deserialize(text, StateJson.Default.InstanceState)!;
        foreach (var execution in state.Executions)
        {
            execution.Node = graph.Nodes.GetValueOrDefault(execution.NodeId)
                ?? throw new InvalidOperationException($"Version {graph.VersionId} has no activity {execution.NodeId}.");
            execution.Parent = execution.ParentId is null ? null : state.Executions.Find(other => other.Id == execution.ParentId);
        }
        return state;
    }
}
