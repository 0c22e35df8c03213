using System.Globalization;
using System.Net.ServerSentEvents;
using Ciac.Core.Workflows;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Server-sent events: one instance, all instances (of a definition), definitions. A stream ends after ten minutes; the browser comes back with Last-Event-ID.</summary>
public static class LiveEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(WorkflowAccess.Read).WithTags("Live updates");
        read.MapGet("/workflow-instances/{id}/events", InstanceAsync).WithSummary("One instance: events journal (id = sequence), instance, stats, deleted, heartbeat");
        read.MapGet("/workflow-instances/events", Instances).WithSummary("All instances, or those of a definition: events instance (id = when it moved), deleted, reset, heartbeat");
        read.MapGet("/workflow-definitions/events", Definitions).WithSummary("Definitions that were saved, published, retracted or removed: events definition, reset, heartbeat");
    }

    private static async Task<IResult> InstanceAsync(HttpContext context, string id, ReadInstances read, LiveStreams streams, CancellationToken ct)
    {
        var found = await read.FindAsync(id, ct);
        return found.Refusal is { } refusal ? context.Refuse(refusal) : Open(context, streams.InstanceAsync(id, LastNumber(context), ct));
    }

    private static IResult Instances(HttpContext context, string? definitionId, LiveStreams streams, CancellationToken ct) =>
        Open(context, streams.InstancesAsync(definitionId, LastNumber(context), ct));

    private static IResult Definitions(HttpContext context, LiveStreams streams, CancellationToken ct) => Open(context, streams.DefinitionsAsync(ct));

    private static IResult Open(HttpContext context, IAsyncEnumerable<SseItem<object>> items)
    {
        var place = context.RequestServices.GetRequiredService<LiveConnections>().TryOpen(context.Workflow().Actor);
        if (place is null) return context.Refuse(ApiRefusals.TooOften);
        context.Response.RegisterForDispose(place);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(items);
    }

    private static long? LastNumber(HttpContext context) =>
        long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
