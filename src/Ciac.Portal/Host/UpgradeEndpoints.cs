using Ciac.Core.Certificates;
using Ciac.Portal.Pages.Certificates.Upgrade;

namespace Ciac.Portal.Host;

/// <summary>Whether something changed of an upgrade that a page waits for, and its signed form; the browser that asked needs no session.</summary>
public static class UpgradeEndpoints
{
    public static void MapUpgrades(this WebApplication app)
    {
        app.MapGet("/certificates/upgrades/{number}/state", StateAsync).RequireRateLimiting(PortalLimits.Poll);
        app.MapGet("/certificates/upgrades/{number}/document.pdf", DocumentAsync).RequireRateLimiting(PortalLimits.Public);
    }

    public static UpgradeViewer UpgradeViewer(this HttpContext context) => new(context.CallerOrNull(), SessionCookie.BrowserOf(context));

    private static async Task<IResult> StateAsync(HttpContext context, string number, ReadUpgrade read, CancellationToken ct)
    {
        var found = await read.HandleAsync(context.UpgradeViewer(), number, ct);
        return found.Value is { } progress ? Results.Json(new { state = ProgressModel.StateOf(progress) }) : Problems.Of(found.Refusal!);
    }

    private static async Task<IResult> DocumentAsync(HttpContext context, string number, ReadUpgrade read, CancellationToken ct)
    {
        var found = await read.DocumentAsync(context.UpgradeViewer(), number, ct);
        return found.Value is { } document
            ? Results.File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf")
            : Problems.Of(found.Refusal!);
    }
}
