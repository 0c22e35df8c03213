using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Ticked definitions, or versions by their own ids.</summary>
public sealed record TickedDefinitions(string[]? DefinitionIds, string[]? Ids, string? Note)
{
    public bool? WithInstances { get; init; }
}

/// <summary>The same act on ticked definitions.</summary>
public static class BulkDefinitionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/bulk-actions").RequireAuthorization(WorkflowAccess.Write).WithTags("Definitions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync).WithSummary("Publish the ticked definitions, with one note");
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync).WithSummary("Take the ticked definitions back");
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteAsync).WithSummary("Remove the ticked definitions");
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync).WithSummary("Remove the ticked versions");
    }

    private static async Task<IResult> PublishAsync(HttpContext context, TickedDefinitions body, BulkDefinitions bulk, CancellationToken ct) =>
        context.Answer(await bulk.PublishAsync(context.Workflow(), body.DefinitionIds ?? [], body.Note, ct), done => View("published", done));

    private static async Task<IResult> RetractAsync(HttpContext context, TickedDefinitions body, BulkDefinitions bulk, CancellationToken ct) =>
        context.Answer(await bulk.RetractAsync(context.Workflow(), body.DefinitionIds ?? [], body.Note, ct), done => View("retracted", done));

    private static async Task<IResult> DeleteAsync(HttpContext context, TickedDefinitions body, BulkDefinitions bulk, CancellationToken ct) =>
        context.Answer(await bulk.DeleteAsync(context.Workflow(), body.DefinitionIds ?? [], new("", body.WithInstances ?? false, body.Note), ct), done => Counted(done));

    private static async Task<IResult> DeleteVersionsAsync(HttpContext context, TickedDefinitions body, BulkDefinitions bulk, CancellationToken ct) =>
        context.Answer(await bulk.DeleteVersionsAsync(context.Workflow(), body.Ids ?? [], body.Note, ct), done => Counted(done));

    private static Dictionary<string, object> View(string name, BulkOutcome outcome) => new()
    {
        [name] = outcome.Done,
        ["notFound"] = outcome.NotFound,
        ["failed"] = Failures(outcome),
    };

    private static object Counted(BulkOutcome outcome) => new { deleted = outcome.Done.Count, notFound = outcome.NotFound, failed = Failures(outcome) };

    private static IEnumerable<object> Failures(BulkOutcome outcome) =>
        outcome.Refused.Select(pair => new { id = pair.Key, code = pair.Value.Code, message = pair.Value.In(System.Globalization.CultureInfo.CurrentUICulture) });
}
