using Ciac.Portal.Pages.Qualifications.Authority;

namespace Ciac.Portal.Host;

/// <summary>The officers' export of the look-ups.</summary>
public static class CheckEndpoints
{
    public static void MapChecks(this WebApplication app) =>
        app.MapGet("/staff/checks/export.csv", ExportAsync).RequireAuthorization(policy => policy.RequireRole("ReviewOfficer"));

    private static async Task<IResult> ExportAsync(HttpContext context, [AsParameters] CheckFields fields, ChecksCsv csv, CancellationToken ct)
    {
        var file = await csv.WriteAsync(context.Caller(), fields.ToFilter(), ct);
        return file.Value is { } bytes ? Results.File(bytes, "text/csv; charset=utf-8", "checks.csv") : Problems.Of(file.Refusal!);
    }
}
