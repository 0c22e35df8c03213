using System.Text.Json;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Expressions.Bindings;
using Ciac.Workflows.Instances;

namespace Ciac.Workflows.Inbox;

/// <summary>What an administrator does to an instance: cancel it, run a failed activity again, or leave it by an outcome.</summary>
internal static class Repairs
{
    public static ValueTask CancelAsync(Burst burst, string? reason)
    {
        Note(burst, JournalEvents.WorkflowCancelled, reason);
        burst.Finish(InstanceSubStatus.Cancelled);
        return ValueTask.CompletedTask;
    }

    public static ValueTask SetVariable(Burst burst, InboxItem item)
    {
        if (burst.Scope.FindVariable(null, null, item.BookmarkId) is { } slot)
            slot.Value = PlainValue.From(JsonDocument.Parse(item.Body ?? "null").RootElement);
        Note(burst, JournalEvents.VariableSet, $"{item.BookmarkId}: {item.Name}");
        return ValueTask.CompletedTask;
    }

    public static ValueTask Migrated(Burst burst, InboxItem item)
    {
        Note(burst, JournalEvents.Migrated, item.Name);
        return ValueTask.CompletedTask;
    }

    public static async ValueTask RepairAsync(Burst burst, InboxItem item)
    {
        var execution = burst.State.Executions.Find(candidate => candidate.Id == item.BookmarkId && candidate.Status == ActivityStatus.Faulted);
        if (execution is null)
            return;   // somebody else repaired it meanwhile
        if (item.Kind == InboxKind.Retry)
        {
            burst.Note(execution, JournalEvents.Retried, item.Name);
            await burst.RetryAsync(execution, Circumstances.Read(item.Body));
            return;
        }
        var outcomes = JsonSerializer.Deserialize<List<string>>(item.Body ?? "[]", PlainValue.Json) ?? [];
        await burst.SkipAsync(execution, outcomes.Count == 0 ? ActivityContext.Done : outcomes, item.Name ?? "");
    }

    /// <summary>Cancels an execution, or begins an activity afresh in the flowchart that holds it.</summary>
    public static ValueTask StepAsync(Burst burst, InboxItem item)
    {
        if (item.Kind == InboxKind.ScheduleActivity)
            return FlowchartOf(burst.State, item.BookmarkId!) is { } place ? burst.BeginAsync(place.Node, place.Flowchart, item.Name) : ValueTask.CompletedTask;
        var execution = burst.State.Executions.Find(candidate => candidate.Id == item.BookmarkId);
        return execution is null ? ValueTask.CompletedTask : burst.CancelAsync(execution, item.Name);
    }

    /// <summary>An activity and the open flowchart it could be begun in; null when there is none.</summary>
    public static (ActivityNode Node, ActivityExecution Flowchart)? FlowchartOf(InstanceState state, string activityId)
    {
        foreach (var flowchart in state.Executions.Where(execution => execution is { Status: ActivityStatus.Running, Counts: not null }))
            if (flowchart.Node.Children.Find(child => child.Id == activityId) is { } node)
                return (node, flowchart);
        return null;
    }

    private static void Note(Burst burst, string happened, string? message)
    {
        if (burst.State.Executions.FirstOrDefault() is { } root)
            burst.Note(root, happened, message);
    }
}
