using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Portal.Pages.Certificates;
using Ciac.Portal.Pages.Certificates.ActivateSub;

namespace Ciac.Portal.Host;

/// <summary>What the certificates' pages fetch: a challenge for a plugged-in key, whether something changed, the export, and signed documents.</summary>
public static class CertificateEndpoints
{
    public static void MapCertificates(this WebApplication app)
    {
        app.MapPost("/certificates/challenge", IssueAsync).WithPageToken().RequireAuthorization().RequireRateLimiting(PortalLimits.SignIn);
        app.MapGet("/activate/sub/progress/state", (HttpContext context, SubActivations subs, CancellationToken ct) => SubStateAsync(context, null, subs, ct)).RequireAuthorization();
        app.MapGet("/activate/sub/progress/{number}/state", SubStateAsync).RequireAuthorization();
        app.MapGet("/certificates/changed/progress/state", ChangeStateAsync).RequireAuthorization();
        app.MapGet("/certificates/export.csv", ExportAsync).RequireAuthorization();
        app.MapGet("/certificates/history/{id:guid}/document.pdf", DocumentAsync).RequireAuthorization();
    }

    private static async Task<IResult> IssueAsync(HttpContext context, IssueLoginChallenge issue, CancellationToken ct)
    {
        var outcome = await issue.ForPossessionAsync(SessionCookie.BrowserOf(context), context.Request.WebOrigin(), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(outcome.Value);
    }

    private static async Task<IResult> SubStateAsync(HttpContext context, string? number, SubActivations subs, CancellationToken ct)
    {
        var found = await subs.FindAsync(context.Caller(), number, ct);
        return found.Value is { } sub ? Results.Json(new { state = SubWay.StateOf(sub) }) : Problems.Of(found.Refusal!);
    }

    private static async Task<IResult> ChangeStateAsync(HttpContext context, CertificateChanges changes, CancellationToken ct) =>
        await changes.LastAsync(context.Caller(), ct) is { } change ? Results.Json(new { state = change.State.ToString() }) : Results.NotFound();

    private static async Task<IResult> ExportAsync(HttpContext context, [AsParameters] ListAddress address, CertificateCsv csv, CancellationToken ct)
    {
        var file = await csv.WriteAsync(context.Caller(), address.ToQuery(), ct);
        return file.Value is { } bytes ? Results.File(bytes, "text/csv; charset=utf-8", "certificates.csv") : Problems.Of(file.Refusal!);
    }

    private static async Task<IResult> DocumentAsync(HttpContext context, Guid id, ReadDocument read, CancellationToken ct)
    {
        var outcome = await read.ForUnitAsync(context.Caller(), id, ct);
        return outcome.Value is { } document
            ? Results.File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf")
            : Problems.Of(outcome.Refusal!);
    }
}
