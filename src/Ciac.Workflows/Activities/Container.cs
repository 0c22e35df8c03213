using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Activities;

/// <summary>An activity with children. It stays open until it completes itself.</summary>
internal abstract class Container : Activity
{
    /// <summary>A child completed with outcomes. No outcome: it was left without choosing a way.</summary>
    public abstract ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes);

    /// <summary>A child was cancelled by something other than this container's own end.</summary>
    public virtual ValueTask ChildCancelledAsync(ActivityContext context, ActivityExecution child) => ValueTask.CompletedTask;
}
