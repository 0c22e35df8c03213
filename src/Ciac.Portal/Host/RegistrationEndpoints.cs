using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>Whether something changed of the own holder's registration: the state and nothing else.</summary>
public static class RegistrationEndpoints
{
    public static void MapRegistration(this WebApplication app) =>
        app.MapGet("/account/registration/state", async (HttpContext context, ReadHolderRegistration read, CancellationToken ct) =>
            context.Caller().CredentialId is null
                ? Results.NotFound()
                : Results.Json(new { state = StateOf(await read.OwnAsync(context.Caller(), ct)) })).RequireAuthorization();

    /// <summary>Everything whose change makes the page worth drawing again.</summary>
    public static string StateOf(HolderStanding standing) => standing.Last?.OtherPersonAt is { } at ? $"{standing.State}|{at.ToUnixTimeSeconds()}" : standing.State;
}
