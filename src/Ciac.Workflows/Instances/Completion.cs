using Ciac.Workflows.Activities;

namespace Ciac.Workflows.Instances;

/// <summary>How executions end, and what follows from it.</summary>
internal static class Completion
{
    /// <summary>Completes an execution: its children are cancelled, its bookmarks removed, its container told.</summary>
    public static async ValueTask CompleteAsync(this Burst burst, ActivityExecution execution, IReadOnlyList<string> outcomes)
    {
        if (!execution.IsLive)
            return;
        Close(burst, execution, ActivityStatus.Completed);
        burst.Note(execution, JournalEvents.Completed, outcomes is ["Done"] ? null : string.Join(", ", outcomes));
        if (execution.Parent is not { } parent)
        {
            burst.End(InstanceSubStatus.Finished);
            return;
        }
        if (parent.Status != ActivityStatus.Running)
            return;
        await TellAsync(burst, parent, (container, context) => container.ChildCompletedAsync(context, execution, outcomes));
    }

    /// <summary>Cancels an execution and all below it; its container may go on another way.</summary>
    public static async ValueTask CancelAsync(this Burst burst, ActivityExecution execution)
    {
        if (!execution.IsLive)
            return;
        Close(burst, execution, ActivityStatus.Cancelled);
        burst.Note(execution, JournalEvents.Cancelled);
        if (execution.Parent is { Status: ActivityStatus.Running } parent)
            await TellAsync(burst, parent, (container, context) => container.ChildCancelledAsync(context, execution));
    }

    /// <summary>Ends the whole workflow now.</summary>
    public static void Finish(this Burst burst, InstanceSubStatus how)
    {
        foreach (var root in burst.State.Executions.Where(execution => execution.Parent is null).ToList())
            Close(burst, root, how == InstanceSubStatus.Finished ? ActivityStatus.Completed : ActivityStatus.Cancelled);
        burst.End(how);
    }

    public static IEnumerable<ActivityExecution> ChildrenOf(this Burst burst, ActivityExecution execution) =>
        burst.State.Executions.Where(child => child.Parent == execution);

    private static void Close(Burst burst, ActivityExecution execution, ActivityStatus status)
    {
        foreach (var child in burst.ChildrenOf(execution).ToList())
        {
            Close(burst, child, ActivityStatus.Cancelled);
            burst.Note(child, JournalEvents.Cancelled);
        }
        foreach (var bookmark in burst.State.Bookmarks.Where(bookmark => bookmark.ExecutionId == execution.Id).ToList())
        {
            burst.State.Bookmarks.Remove(bookmark);
            burst.Changes.Remove(bookmark);
        }
        if (execution.Status == ActivityStatus.Faulted)
            burst.Changes.SolvedIncidents.Add(execution.Id);
        execution.Status = status;
        burst.State.Executions.Remove(execution);
    }

    /// <summary>A container that fails while it is told is itself the one that failed.</summary>
    private static async ValueTask TellAsync(Burst burst, ActivityExecution parent, Func<Container, ActivityContext, ValueTask> tell)
    {
        try
        {
            var context = new ActivityContext(burst, parent);
            await tell((Container)burst.Environment.Create(parent.Node.Activity), context);
            if (parent.Status == ActivityStatus.Running && context.Outcomes is { } outcomes)
                await burst.CompleteAsync(parent, outcomes);
        }
        catch (Exception error) when (!Faults.AbandonsBurst(error, burst))
        {
            Faults.Record(burst, parent, error);
        }
    }
}
