using System.Text.Json;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Workflows;

/// <summary>An event to raise by hand.</summary>
public sealed record EventToTrigger(string Name)
{
    public string? InstanceId { get; init; }
    public string? CorrelationId { get; init; }
    public JsonElement? Input { get; init; }
}

/// <summary>What somebody brings from outside by hand: an event, the completion of a task, the resumption of a bookmark.</summary>
public sealed class SendToInstances(WorkflowActs acts, IWorkflowInbox inbox, IInstanceRepair repair, IBookmarkReader bookmarks, IInstanceReader instances)
{
    private const string Event = "Elsa.Event";
    private const string RunTask = "Elsa.RunTask";

    /// <summary>An event is stored before this returns; it waits for its bookmark if it comes early. The answer: how many wait for it now.</summary>
    public Task<Outcome<int>> TriggerAsync(WorkflowCaller who, EventToTrigger raised, CancellationToken ct) =>
        acts.DoAsync<int>(who, WorkflowScopes.Operate, async record =>
        {
            if (raised.InstanceId is { } id && await instances.FindAsync(id, ct) is null) return WorkflowRefusals.InstanceNotFound;
            var waiting = await bookmarks.WaitingForAsync(Event, new { EventName = raised.Name }, ct);
            var matching = waiting.Count(bookmark => (raised.InstanceId ?? bookmark.InstanceId) == bookmark.InstanceId && (raised.CorrelationId ?? bookmark.CorrelationId) == bookmark.CorrelationId);
            await inbox.SendAsync(new(Event, new { EventName = raised.Name })
            {
                InstanceId = raised.InstanceId,
                CorrelationId = raised.CorrelationId,
                Input = InputOf(raised.Input),
            }, ct);
            record.Other("workflow.event", $"event:{raised.Name}", $"instance {raised.InstanceId ?? "any"}, correlation {raised.CorrelationId ?? "any"}, {matching} waiting");
            return matching;
        }, ct);

    /// <summary>Reports a task done; refused when nobody waits for it.</summary>
    public Task<Outcome<Done>> CompleteAsync(WorkflowCaller who, string taskId, JsonElement? result, CancellationToken ct) =>
        acts.DoAsync<Done>(who, WorkflowScopes.Operate, async record =>
        {
            var waiting = await bookmarks.WaitingForAsync(RunTask, new { TaskId = taskId }, ct);
            if (waiting.Count == 0) return WorkflowRefusals.TaskNotWaiting;
            await inbox.SendAsync(new(RunTask, new { TaskId = taskId }) { Key = $"task:{taskId}", Input = new Dictionary<string, object?> { ["result"] = result } }, ct);
            record.Instance("workflow.task-completed", waiting[0].InstanceId, $"{taskId} waiting → completed");
            return default(Done);
        }, ct);

    /// <summary>Resumes one bookmark by its id, whatever it waits for.</summary>
    public Task<Outcome<Done>> ResumeAsync(WorkflowCaller who, BookmarkToResume wanted, CancellationToken ct) =>
        acts.DoAsync<Done>(who, WorkflowScopes.Operate, async record =>
        {
            var instance = await instances.FindAsync(wanted.InstanceId, ct);
            if (instance?.Bookmarks.FirstOrDefault(known => known.Id == wanted.BookmarkId) is not { } bookmark) return WorkflowRefusals.BookmarkNotFound;
            await repair.ResumeAsync(wanted.InstanceId, wanted.BookmarkId, InputOf(wanted.Input), ct);
            record.Instance("workflow.resumed", wanted.InstanceId, $"{bookmark.ActivityId} waiting for {bookmark.Name} → resumed{SaveDefinition.Why(wanted.Note)}");
            return default(Done);
        }, ct);

    /// <summary>The members by name, and the whole as the event's payload.</summary>
    private static Dictionary<string, object?> InputOf(JsonElement? input)
    {
        var values = input is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value) : [];
        if (input is { ValueKind: not JsonValueKind.Null }) values.TryAdd("Payload", input.Value);
        return values;
    }
}

/// <summary>Which bookmark, with which values, and why.</summary>
public sealed record BookmarkToResume(string InstanceId, string BookmarkId, JsonElement? Input, string? Note);
