using System.Text.Json;
using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Whom an event is for, and what it carries.</summary>
public sealed record EventRequest(string? WorkflowInstanceId, string? CorrelationId, JsonElement? Input);

/// <summary>A task's result.</summary>
public sealed record TaskRequest(JsonElement? Result);

/// <summary>What a bookmark is resumed with, and why.</summary>
public sealed record ResumeRequest(JsonElement? Input, string? Note);

/// <summary>Bookmarks, events, tasks, dead letters: what comes to instances from outside.</summary>
public static class InteractionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(WorkflowAccess.Read).WithTags("Interaction");
        read.MapGet("/bookmarks", BookmarksAsync).WithSummary("What an instance waits for");
        read.MapGet("/bookmark-queue/dead-letters", LettersAsync).WithSummary("What could not be delivered, newest first");
        read.MapGet("/bookmark-queue/dead-letters/{id:long}", LetterAsync).WithSummary("One dead letter");

        var operate = api.MapGroup("").RequireAuthorization(WorkflowAccess.Operate).WithTags("Interaction");
        operate.MapPost("/bookmarks/{workflowInstanceId}/{bookmarkId}/resume", ResumeAsync).WithSummary("Resume one bookmark, whatever it waits for");
        operate.MapPost("/events/{eventName}/trigger", TriggerAsync).WithSummary("Raise an event; it is stored before this answers, and waits if it comes early");
        operate.MapPost("/tasks/{taskId}/complete", CompleteAsync).WithSummary("Report a task done; 404 when nobody waits for it");
        operate.MapPost("/bookmark-queue/dead-letters/{id:long}/replay", ReplayAsync).WithSummary("Send a dead letter once more, with the key it had");
        operate.MapDelete("/bookmark-queue/dead-letters/{id:long}", GiveUpAsync).WithSummary("Give a dead letter up");
    }

    private static async Task<IResult> BookmarksAsync(HttpContext context, string workflowInstanceId, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.FindAsync(workflowInstanceId, ct), view => new { items = view.Bookmarks.Select(InstanceModels.Bookmark), count = view.Bookmarks.Count });

    private static async Task<IResult> LettersAsync(long? below, int? pageSize, ReadInstances read, CancellationToken ct)
    {
        var letters = await read.LettersAsync(below, pageSize ?? 50, ct);
        return Results.Json(new { items = letters, count = letters.Count });
    }

    private static async Task<IResult> LetterAsync(HttpContext context, long id, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.LetterAsync(id, ct), letter => (object)letter);

    private static async Task<IResult> ResumeAsync(HttpContext context, [AsParameters] BookmarkAddress address, ResumeRequest? body, SendToInstances send, CancellationToken ct) =>
        context.Answer(await send.ResumeAsync(context.Workflow(), new(address.WorkflowInstanceId, address.BookmarkId, body?.Input, body?.Note), ct), _ => Results.Accepted());

    private static async Task<IResult> TriggerAsync(HttpContext context, string eventName, EventRequest? body, SendToInstances send, CancellationToken ct) =>
        context.Answer(await send.TriggerAsync(context.Workflow(), new(eventName) { InstanceId = body?.WorkflowInstanceId, CorrelationId = body?.CorrelationId, Input = body?.Input }, ct),
            waiting => Results.Json(new { waiting }, statusCode: StatusCodes.Status202Accepted));

    private static async Task<IResult> CompleteAsync(HttpContext context, string taskId, TaskRequest? body, SendToInstances send, CancellationToken ct) =>
        context.Answer(await send.CompleteAsync(context.Workflow(), taskId, body?.Result, ct), _ => Results.Accepted());

    private static async Task<IResult> ReplayAsync(HttpContext context, long id, NoteRequest? body, HandleDeadLetter handle, CancellationToken ct) =>
        context.Answer(await handle.ReplayAsync(context.Workflow(), id, body?.Note, ct), _ => Results.Accepted());

    private static async Task<IResult> GiveUpAsync(HttpContext context, long id, HandleDeadLetter handle, CancellationToken ct) =>
        context.Answer(await handle.DeleteAsync(context.Workflow(), id, context.Request.Query["note"], ct), _ => Results.NoContent());
}

/// <summary>A bookmark in a path.</summary>
public sealed record BookmarkAddress(string WorkflowInstanceId, string BookmarkId);
