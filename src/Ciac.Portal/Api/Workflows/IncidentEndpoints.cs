using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>A ticked incident.</summary>
public sealed record IncidentAddress(string WorkflowInstanceId, string ActivityInstanceId);

/// <summary>Ticked incidents, and why; to skip them also by which outcomes.</summary>
public sealed record IncidentsRequest(IncidentAddress[]? Incidents, string? Note, string[]? Outcomes)
{
    public TickedIncidents Ticked() => new([.. (Incidents ?? []).Select(address => new IncidentKey(address.WorkflowInstanceId, address.ActivityInstanceId))], Note) { Outcomes = Outcomes ?? [] };
}

/// <summary>Incidents: list, and retry, skip or cancel the ticked ones. There is no "all that fit the filter".</summary>
public static class IncidentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", ListAsync).RequireAuthorization(WorkflowAccess.Read).WithTags("Incidents").WithSummary("Incidents that are not repaired, oldest first; nextCursor leads on");
        var operate = api.MapGroup("/incidents").RequireAuthorization(WorkflowAccess.Operate).WithTags("Incidents");
        operate.MapPost("/retry", RetryAsync).WithSummary("Run the ticked failed activities again, with what they were called with");
        operate.MapPost("/skip", SkipAsync).WithSummary("Leave the ticked failed activities by the outcomes given; needs a note");
        operate.MapPost("/cancel", CancelAsync).WithSummary("Cancel the instances of the ticked incidents");
    }

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] IncidentQuery query, ReadInstances read, CancellationToken ct)
    {
        var take = Math.Clamp(query.PageSize ?? 50, 1, 500);
        var after = query.Cursor is null ? null : Cursor.Read(query.Cursor, 2);
        if (query.Cursor is not null && after is null) return context.Refuse(WorkflowRefusals.Malformed.With("cursor"));
        var rows = await read.IncidentsAsync(new()
        {
            DefinitionId = query.DefinitionId,
            InstanceIds = query.WorkflowInstanceId is { } id ? [id] : [],
            After = after is { } place ? new(place.At, place.More[0], place.More[1]) : null,
            Take = take,
        }, ct);
        return Results.Json(new
        {
            items = rows.Select(InstanceModels.Incident),
            nextCursor = rows.Count < take ? null : Cursor.Of(rows[^1].At, rows[^1].InstanceId, rows[^1].ActivityInstanceId),
        });
    }

    private static async Task<IResult> RetryAsync(HttpContext context, IncidentsRequest body, RepairIncidents repair, CancellationToken ct) =>
        context.Answer(await repair.RetryAsync(context.Workflow(), body.Ticked(), ct), count => new { accepted = count });

    private static async Task<IResult> SkipAsync(HttpContext context, IncidentsRequest body, RepairIncidents repair, CancellationToken ct) =>
        context.Answer(await repair.SkipAsync(context.Workflow(), body.Ticked(), ct), count => new { accepted = count });

    private static async Task<IResult> CancelAsync(HttpContext context, IncidentsRequest body, RepairIncidents repair, CancellationToken ct) =>
        context.Answer(await repair.CancelAsync(context.Workflow(), body.Ticked(), ct), count => new { accepted = count });
}

/// <summary>What a list of incidents is asked with.</summary>
public sealed record IncidentQuery(string? DefinitionId, string? WorkflowInstanceId, string? Cursor, int? PageSize);
