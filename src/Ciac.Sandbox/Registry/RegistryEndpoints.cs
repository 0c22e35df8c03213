using Ciac.Sandbox.ClientCredentials;

namespace Ciac.Sandbox.Registry;

public static class RegistryEndpoints
{
    private const string Party = "registry";

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/registry/oauth/token", (HttpRequest request, CancellationToken ct) =>
            TokenEndpoint.AnswerAsync(request, Party, "sandbox-registry", ct));
        routes.MapGet("/registry/enterprises/{identifier}", FindAsync);
    }

    private static async Task<IResult> FindAsync(
        string identifier, HttpRequest request, AccessTokens tokens, RegistryStore registry)
    {
        if (!tokens.Accepts(Party, request))
            return Results.Json(new { error = "invalid_token" }, statusCode: StatusCodes.Status401Unauthorized);
        return await registry.FindAsync(identifier, request.HttpContext.RequestAborted) is { } entry
            ? Results.Json(entry)
            : Results.Json(new { error = "not_found" }, statusCode: StatusCodes.Status404NotFound);
    }
}
