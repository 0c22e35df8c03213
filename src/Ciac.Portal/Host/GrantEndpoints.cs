using Ciac.Core.Grants;
using Ciac.Portal.Pages.Grants;

namespace Ciac.Portal.Host;

/// <summary>Whether something changed of an authorisation or an appointment that a page waits for.</summary>
public static class GrantEndpoints
{
    public static void MapGrants(this WebApplication app)
    {
        app.MapGet("/grants/{number}/state", async (HttpContext context, string number, ReadGrant read, CancellationToken ct) =>
        {
            var found = await read.HandleAsync(context.Caller(), number, ct);
            return found.Value is { } progress ? Results.Json(new { state = ProgressModel.StateOf(progress) }) : Problems.Of(found.Refusal!);
        }).RequireAuthorization();
        app.MapGet("/appointments/{number}/state", async (HttpContext context, string number, ReadAppointment read, CancellationToken ct) =>
        {
            var found = await read.HandleAsync(context.Caller(), number, ct);
            return found.Value is { } progress ? Results.Json(new { state = AppointProgressModel.StateOf(progress) }) : Problems.Of(found.Refusal!);
        }).RequireAuthorization();
    }
}
