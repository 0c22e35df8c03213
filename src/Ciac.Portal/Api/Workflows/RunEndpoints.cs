using System.Text.Json;
using Ciac.Core.Workflows;
using Ciac.Workflows.Inbox;

namespace Ciac.Portal.Api.Workflows;

/// <summary>How to start an instance.</summary>
public sealed record StartRequest(string? InstanceId, string? CorrelationId, string? TriggerActivityId, Dictionary<string, JsonElement>? Input)
{
    public int? Count { get; init; }

    public StartWorkflow Command(string definitionId, HttpContext context) => new(definitionId)
    {
        InstanceId = InstanceId,
        CorrelationId = CorrelationId,
        TriggerActivityId = TriggerActivityId,
        Key = context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 200 } key] ? $"api:{key}" : null,
        Input = (Input ?? []).ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
    };
}

/// <summary>Starting instances by hand.</summary>
public static class RunEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var operate = api.MapGroup("/workflow-definitions/{definitionId}").RequireAuthorization(WorkflowAccess.Operate).WithTags("Running");
        operate.MapPost("/execute", ExecuteAsync).WithSummary("Start an instance and answer after its first burst (202 when that takes longer than 15 s); Idempotency-Key is honoured");
        operate.MapPost("/dispatch", DispatchAsync).WithSummary("Start an instance and answer at once; Idempotency-Key is honoured");
        operate.MapPost("/bulk-dispatch", DispatchManyAsync).WithSummary("Start up to 100 instances");
    }

    private static async Task<IResult> ExecuteAsync(HttpContext context, string definitionId, StartRequest? body, ExecuteWorkflow execute, CancellationToken ct) =>
        context.Answer(await execute.HandleAsync(context.Workflow(), (body ?? new(null, null, null, null)).Command(definitionId, context), ct), view =>
        {
            context.Response.Headers["x-elsa-workflow-instance-id"] = view.Id;
            return Results.Json(new { workflowState = InstanceModels.State(view) }, statusCode: view.SubStatus == "Pending" ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        });

    private static async Task<IResult> DispatchAsync(HttpContext context, string definitionId, StartRequest? body, StartInstance start, CancellationToken ct) =>
        context.Answer(await start.HandleAsync(context.Workflow(), (body ?? new(null, null, null, null)).Command(definitionId, context), ct), id => new { workflowInstanceId = id });

    private static async Task<IResult> DispatchManyAsync(HttpContext context, string definitionId, StartRequest body, StartInstance start, CancellationToken ct) =>
        context.Answer(await start.HandleAsync(context.Workflow(), body.Command(definitionId, context) with { Key = null, InstanceId = null }, body.Count ?? 0, ct), ids => new { workflowInstanceIds = ids });
}
