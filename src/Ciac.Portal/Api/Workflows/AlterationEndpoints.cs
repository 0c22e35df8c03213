using Ciac.Core;
using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Alterations to run on ticked instances.</summary>
public sealed record AlterationsRequest(Alteration[]? Alterations, string[]? WorkflowInstanceIds, string? Note);

/// <summary>Ticked instances whose incidents are to be retried; of some activities only, when they are named.</summary>
public sealed record RetryRequest(string[]? WorkflowInstanceIds, string[]? ActivityIds, string? Note);

/// <summary>Alterations, with Elsa's names.</summary>
public static class AlterationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var operate = api.MapGroup("/alterations").RequireAuthorization(WorkflowAccess.Operate).WithTags("Alterations");
        operate.MapPost("/run", RunAsync).WithSummary("Alter the ticked instances: Cancel, CancelActivity, Migrate, ModifyVariable, ScheduleActivity")
            .WithDescription("All alterations of one instance are accepted together or none. Accepted ones are applied in order between two bursts.");
        operate.MapPost("/workflows/retry", RetryAsync).WithSummary("Retry the incidents of the ticked instances");
    }

    private static async Task<IResult> RunAsync(HttpContext context, AlterationsRequest body, AlterInstances alter, CancellationToken ct) =>
        context.Answer(await alter.HandleAsync(context.Workflow(), new(body.Alterations ?? [], body.WorkflowInstanceIds ?? [], body.Note), ct),
            results => new { results = results.Select(View) });

    private static async Task<IResult> RetryAsync(HttpContext context, RetryRequest body, RepairIncidents repair, CancellationToken ct) =>
        context.Answer(await repair.RetryAllAsync(context.Workflow(), new(body.WorkflowInstanceIds ?? [], body.Note), body.ActivityIds ?? [], ct), count => new { accepted = count });

    private static object View(AlterationResult result) => new
    {
        workflowInstanceId = result.InstanceId,
        isSuccessful = result.Refusal is null,
        workflowHasScheduledWork = result.Refusal is null,
        log = new { logEntries = result.Refusal is { } refusal ? new[] { Entry(refusal) } : [] },
    };

    private static object Entry(Refusal refusal) => new { code = refusal.Code, message = refusal.In(System.Globalization.CultureInfo.CurrentUICulture), logLevel = "Error" };
}
