using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>The JSON half of screen 1; the token itself is posted as an ordinary form to the page.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in/challenge", IssueAsync).WithPageToken().RequireRateLimiting(PortalLimits.SignIn);
        app.MapGet("/sign-in/licence/state", ScanStateAsync).RequireRateLimiting(PortalLimits.Poll);
    }

    // The state and nothing else: whoever polls is told neither who scanned nor for which unit.
    private static async Task<IResult> ScanStateAsync(HttpContext context, ShowScan show, TimeProvider clock, CancellationToken ct)
    {
        var scan = await show.LastAsync(SessionCookie.BrowserOf(context), ct);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { state = (scan?.StateAt(clock.GetUtcNow()) ?? ScanState.Expired).ToString() });
    }

    private static async Task<IResult> IssueAsync(HttpContext context, IssueLoginChallenge issue, CancellationToken ct)
    {
        var outcome = await issue.HandleAsync(SessionCookie.BrowserOf(context), context.Request.WebOrigin(), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(outcome.Value);
    }
}
