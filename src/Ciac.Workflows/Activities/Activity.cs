namespace Ciac.Workflows.Activities;

/// <summary>
/// A step of a workflow. A class per type, found by assembly scan, created per execution from the burst's scope: injected
/// services share the burst's <see cref="Storage.DatabaseSession"/>. Inputs and outputs are public properties of type
/// <see cref="Input{T}"/> and <see cref="Output{T}"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>Runs the activity. It completes with <c>Done</c> on return unless it waits or completes otherwise.</summary>
    public abstract ValueTask ExecuteAsync(ActivityContext context);

    /// <summary>A bookmark of the activity was resumed. By default the activity completes with <c>Done</c>.</summary>
    public virtual ValueTask ResumeAsync(ActivityContext context)
    {
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
