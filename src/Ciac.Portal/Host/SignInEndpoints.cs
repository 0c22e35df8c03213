using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>The JSON half of screen 1; the token itself is posted as an ordinary form to the page.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app) =>
        app.MapPost("/sign-in/challenge", IssueAsync).WithPageToken().RequireRateLimiting(PortalLimits.SignIn);

    private static async Task<IResult> IssueAsync(HttpContext context, IssueLoginChallenge issue, CancellationToken ct)
    {
        var outcome = await issue.HandleAsync(SessionCookie.BrowserOf(context), context.Request.WebOrigin(), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(outcome.Value);
    }
}
