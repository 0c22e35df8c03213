using Ciac.Workflows.Activities.Flow;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Instances;

/// <summary>Moves an instance to another version of its definition, if everything it is doing exists there.</summary>
internal static class Migration
{
    /// <summary>Activities the instance is in that the other version does not have (or has with another type).</summary>
    public static List<string> MissingIn(InstanceState state, WorkflowGraph target) =>
        [.. state.Executions.Where(execution => target.Nodes.GetValueOrDefault(execution.NodeId)?.Type != execution.Node.Type)
            .Select(execution => execution.Node.Id).Distinct()];

    public static Instance Move(Instance instance, WorkflowGraph target)
    {
        foreach (var execution in instance.State.Executions)
        {
            var (from, to) = (execution.Node, target.Nodes[execution.NodeId]);
            if (execution.Counts is not null && from.Prepared is FlowPlan old && to.Prepared is FlowPlan plan)
                (execution.Counts, execution.Index) = (plan.Translate(execution.Counts, old), plan.FindPlace(from.Children[execution.Index].Id) ?? plan.DefaultStart);
            execution.Node = to;
        }
        return new Instance
        {
            Id = instance.Id,
            Graph = target,
            CreatedAt = instance.CreatedAt,
            State = instance.State,
            IsNew = instance.IsNew,
            ParentId = instance.ParentId,
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            CorrelationId = instance.CorrelationId,
            Name = instance.Name,
            FinishedAt = instance.FinishedAt,
        };
    }
}
