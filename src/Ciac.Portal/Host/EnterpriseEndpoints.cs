using Ciac.Core.EnterpriseChanges;
using Ciac.Portal.Pages.Enterprises;

namespace Ciac.Portal.Host;

/// <summary>Whether something changed of a unit's change that a page waits for.</summary>
public static class EnterpriseEndpoints
{
    public static void MapEnterprises(this WebApplication app) =>
        app.MapGet("/enterprise/changes/{number}/state", async (HttpContext context, string number, ReadEnterpriseChange read, CancellationToken ct) =>
        {
            var found = await read.HandleAsync(context.Caller(), number, ct);
            return found.Value is { } progress ? Results.Json(new { state = ProgressModel.StateOf(progress) }) : Problems.Of(found.Refusal!);
        }).RequireAuthorization();
}
