using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A filter of instances as a body: the query's members and conditions on times.</summary>
public sealed record InstanceFilterRequest : InstanceQuery
{
    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }
}

/// <summary>Ticked instances.</summary>
public sealed record TickedInstancesRequest(string[]? Ids, string? Note)
{
    /// <summary>For removal: open ones as well.</summary>
    public bool? Force { get; init; }
}

/// <summary>Why a look at personal data is needed.</summary>
public sealed record RevealRequest(string? Reason);

/// <summary>Instances: list, one, cancel, remove.</summary>
public static class InstanceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/workflow-instances").RequireAuthorization(WorkflowAccess.Read).WithTags("Instances");
        read.MapGet("", ListAsync).WithSummary("A page of instances, newest first; counted no further than 10,000; nextCursor leads on from any page");
        read.MapPost("", FilterAsync).WithSummary("The same with the filter as the body, times included");
        read.MapGet("/{id}", FindAsync).WithSummary("One instance with its state; personal data masked");
        read.MapGet("/{id}/execution-state", StateAsync).WithSummary("Status only, for polling");
        read.MapGet("/{id}/export", ExportAsync).WithSummary("State, bookmarks and journal as a file; personal data masked");
        api.MapPost("/workflow-instances/{id}/reveal", RevealAsync).RequireAuthorization(WorkflowAccess.Reveal).WithTags("Instances")
            .WithSummary("The same without masks; the look and its reason are recorded first");

        var operate = api.MapGroup("").RequireAuthorization(WorkflowAccess.Operate).WithTags("Instances");
        operate.MapPost("/cancel/workflow-instances/{id}", CancelAsync).WithSummary("Cancel an instance between two of its bursts");
        operate.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync).WithSummary("Cancel the ticked instances");
        operate.MapDelete("/workflow-instances/{id}", DeleteAsync).WithSummary("Remove an instance with its journal; an open one only with force=true");
        operate.MapPost("/bulk-actions/delete/workflow-instances", DeleteManyAsync).WithSummary("Remove the ticked instances");
        operate.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync).WithSummary("The same");
    }

    private static Task<IResult> ListAsync(HttpContext context, [AsParameters] InstanceQuery query, ReadInstances read, CancellationToken ct) =>
        PageAsync(context, query, null, read, ct);

    private static Task<IResult> FilterAsync(HttpContext context, InstanceFilterRequest body, ReadInstances read, CancellationToken ct) =>
        PageAsync(context, body, body.TimestampFilters, read, ct);

    private static async Task<IResult> PageAsync(HttpContext context, InstanceQuery query, IReadOnlyList<TimestampFilter>? times, ReadInstances read, CancellationToken ct)
    {
        var (filter, wrong) = InstanceFilters.Read(query, times);
        if (filter is null) return context.Refuse(WorkflowRefusals.Malformed.With(wrong!));
        return context.Answer(await read.PageAsync(filter, ct), page => new
        {
            items = page.Items.Select(InstanceRow.Of),
            totalCount = page.Count.Count,
            totalCountIsExact = page.Count.IsExact,
            nextCursor = InstanceFilters.Next(filter, page.Items),
        });
    }

    private static async Task<IResult> FindAsync(HttpContext context, string id, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.FindAsync(id, ct), InstanceModels.Whole);

    private static async Task<IResult> StateAsync(HttpContext context, string id, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.FindAsync(id, ct), view => new { view.Status, view.SubStatus, view.UpdatedAt });

    private static async Task<IResult> ExportAsync(HttpContext context, string id, ReadInstances read, CancellationToken ct)
    {
        var journal = await read.JournalAsync(new(id) { Take = 5_000 }, ct);
        return context.Answer(await read.FindAsync(id, ct), view =>
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"workflow-instance-{view.Id}.json\"";
            return new { instance = InstanceRow.Of(view), workflowState = InstanceModels.State(view), journal = journal.Value?.Entries.Select(InstanceModels.Journal) };
        });
    }

    private static async Task<IResult> RevealAsync(HttpContext context, string id, RevealRequest body, RevealInstance reveal, CancellationToken ct) =>
        context.Answer(await reveal.HandleAsync(context.Workflow(), id, body.Reason, ct), revealed => new
        {
            workflowState = InstanceModels.State(revealed.Instance),
            variables = InstanceModels.Variables(revealed.Instance.VariableDetails),
            incidents = revealed.Incidents.Select(InstanceModels.Incident),
            journal = revealed.Journal.Select(InstanceModels.Journal),
        });

    private static async Task<IResult> CancelAsync(HttpContext context, string id, NoteRequest? body, CancelInstances cancel, CancellationToken ct) =>
        context.Answer(await cancel.HandleAsync(context.Workflow(), id, body?.Note, ct), count => new { cancelled = count });

    private static async Task<IResult> CancelManyAsync(HttpContext context, TickedInstancesRequest body, CancelInstances cancel, CancellationToken ct) =>
        context.Answer(await cancel.HandleAsync(context.Workflow(), new TickedInstances(body.Ids ?? [], body.Note), ct), count => new { cancelled = count });

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, bool? force, DeleteInstances delete, CancellationToken ct) =>
        context.Answer(await delete.HandleAsync(context.Workflow(), id, new(force ?? false, context.Request.Query["note"]), ct), count => new { deleted = count });

    private static async Task<IResult> DeleteManyAsync(HttpContext context, TickedInstancesRequest body, DeleteInstances delete, CancellationToken ct) =>
        context.Answer(await delete.HandleAsync(context.Workflow(), body.Ids ?? [], new(body.Force ?? false, body.Note), ct), count => new { deleted = count });
}
