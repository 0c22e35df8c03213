using System.Text.Json;
using Ciac.Core.Workflows;
using Ciac.Workflows.Instances;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Which entries of a journal.</summary>
public sealed record JournalFilter(string[]? ActivityIds, string[]? ActivityNodeIds, string[]? ExcludedActivityTypes, string[]? EventNames);

/// <summary>A part of a journal to read.</summary>
public sealed record JournalRequest(int? Page, int? PageSize, JournalFilter? Filter);

/// <summary>A variable to set, by its id or name.</summary>
public sealed record VariableRequest(string? Id, string? Name, JsonElement? Value);

/// <summary>Variables to set, and why.</summary>
public sealed record VariablesRequest(VariableRequest[]? Variables, string? Note);

/// <summary>For which activities of an instance the report is wanted; none = all.</summary>
public sealed record ReportRequest(string? WorkflowInstanceId, string[]? ActivityNodeIds);

/// <summary>What is inside an instance: journal, variables, executions of activities.</summary>
public static class InstanceDetailEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(WorkflowAccess.Read).WithTags("Instances");
        read.MapGet("/workflow-instances/{id}/journal", JournalAsync).WithSummary("The journal in parts, oldest first; personal data masked");
        read.MapPost("/workflow-instances/{id}/journal", FilteredAsync).WithSummary("The same, of some activities or events");
        read.MapGet("/workflow-instances/{id}/journal/{activityId}", LastAsync).WithSummary("The last entry of an activity");
        read.MapGet("/workflow-instances/{id}/variables", VariablesAsync).WithSummary("The workflow's variables; personal data masked");
        api.MapPost("/workflow-instances/{id}/variables", SetAsync).RequireAuthorization(WorkflowAccess.Operate).WithTags("Instances").WithSummary("Set variables of an open instance");

        var executions = api.MapGroup("/activity-executions").RequireAuthorization(WorkflowAccess.Read).WithTags("Activity executions");
        executions.MapGet("/list", ExecutionsAsync).WithSummary("The executions of an instance's activities, in the order they began");
        executions.MapGet("/count", CountAsync).WithSummary("How many there are");
        executions.MapGet("/by-id", ByIdAsync).WithSummary("One execution, by instance and id");
        executions.MapPost("/report", ReportAsync).WithSummary("How often each activity was begun and ended: the badges of a diagram");
    }

    private static Task<IResult> JournalAsync(HttpContext context, string id, [AsParameters] Paging paging, ReadInstances read, CancellationToken ct) =>
        PageAsync(context, new(id) { Skip = paging.Skip, Take = paging.Take }, read, ct);

    private static Task<IResult> FilteredAsync(HttpContext context, string id, JournalRequest body, ReadInstances read, CancellationToken ct)
    {
        var paging = new Paging(body.Page, body.PageSize);
        return PageAsync(context, new(id)
        {
            Skip = paging.Skip,
            Take = paging.Take,
            ActivityIds = body.Filter?.ActivityIds ?? [],
            NodeIds = body.Filter?.ActivityNodeIds ?? [],
            ExcludedTypes = body.Filter?.ExcludedActivityTypes ?? [],
            Events = body.Filter?.EventNames ?? [],
        }, read, ct);
    }

    private static async Task<IResult> PageAsync(HttpContext context, JournalQuery query, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.JournalAsync(query, ct), page => new { items = page.Entries.Select(InstanceModels.Journal), totalCount = page.Total });

    private static async Task<IResult> LastAsync(HttpContext context, string id, string activityId, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.JournalAsync(new(id) { ActivityIds = [activityId], Take = int.MaxValue }, ct),
            page => page.Entries is [.., var last] ? Results.Json(InstanceModels.Journal(last)) : context.Refuse(ApiRefusals.NotFound));

    private static async Task<IResult> VariablesAsync(HttpContext context, string id, ReadInstances read, CancellationToken ct) =>
        context.Answer(await read.FindAsync(id, ct), view => InstanceModels.Variables(view.VariableDetails));

    private static async Task<IResult> SetAsync(HttpContext context, string id, VariablesRequest body, SetVariables set, CancellationToken ct)
    {
        if (body.Variables is not { Length: > 0 and <= 100 } variables) return context.Refuse(WorkflowRefusals.TooMany.With(100));
        var wanted = new VariablesToSet([.. variables.Select(variable => new VariableToSet(variable.Id ?? variable.Name ?? "", variable.Value))], body.Note);
        return context.Answer(await set.HandleAsync(context.Workflow(), id, wanted, ct), _ => Results.Accepted());
    }

    private static async Task<IResult> ExecutionsAsync([AsParameters] ExecutionAddress address, bool? completed, ReadInstances read, CancellationToken ct)
    {
        var all = await read.ExecutionsAsync(new(address.WorkflowInstanceId, address.ActivityNodeId), ct);
        var items = all.Where(execution => completed is null || completed == execution.EndedAt is not null).Select(execution => View(address.WorkflowInstanceId, execution)).ToList();
        return Results.Json(new { items, count = items.Count });
    }

    private static async Task<IResult> CountAsync([AsParameters] ExecutionAddress address, ReadInstances read, CancellationToken ct) =>
        Results.Json(new { count = (await read.ExecutionsAsync(new(address.WorkflowInstanceId, address.ActivityNodeId), ct)).Count });

    private static async Task<IResult> ByIdAsync(HttpContext context, string workflowInstanceId, string id, ReadInstances read, CancellationToken ct) =>
        (await read.ExecutionsAsync(new(workflowInstanceId), ct)).FirstOrDefault(execution => execution.Id == id) is { } found
            ? Results.Json(View(workflowInstanceId, found)) : context.Refuse(ApiRefusals.NotFound);

    private static async Task<IResult> ReportAsync(HttpContext context, ReportRequest body, IInstanceReader reader, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(body.WorkflowInstanceId)) return context.Refuse(WorkflowRefusals.Malformed.With("workflowInstanceId"));
        var report = await reader.ReportAsync(body.WorkflowInstanceId, ct);
        return Results.Json(Stats(body.ActivityNodeIds is { Length: > 0 } wanted ? report.Where(row => wanted.Contains(row.NodeId)) : report));
    }

    public static object Stats(IEnumerable<ActivityReport> report) => new
    {
        stats = report.Select(row => new
        {
            row.ActivityId,
            activityNodeId = row.NodeId,
            startedCount = row.Started,
            completedCount = row.Completed,
            uncompletedCount = row.Uncompleted,
            row.IsBlocked,
            row.IsFaulted,
            aggregateFaultCount = row.Faults,
        }),
    };

    private static object View(string instanceId, ActivityExecutionView execution) => new
    {
        execution.Id,
        workflowInstanceId = instanceId,
        execution.ActivityId,
        activityNodeId = execution.NodeId,
        execution.ActivityType,
        activityTypeVersion = 1,
        execution.ActivityName,
        execution.Status,
        execution.StartedAt,
        completedAt = execution.EndedAt,
        hasBookmarks = execution.Status == "Running",
        aggregateFaultCount = execution.Faults,
        payload = execution.Message,
    };
}

/// <summary>Whose executions.</summary>
public sealed record ExecutionAddress(string WorkflowInstanceId, string? ActivityNodeId);

/// <summary>Elsa's pages: the first is 0.</summary>
public sealed record Paging(int? Page, int? PageSize)
{
    public int Take => Math.Clamp(PageSize ?? 100, 1, 1_000);

    public int Skip => (int)Math.Min((long)Math.Max(Page ?? 0, 0) * Take, int.MaxValue - 1_000);
}
