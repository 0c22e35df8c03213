using System.Text.Json.Serialization;

namespace Ciac.Sandbox.ClientCredentials;

public static class TokenEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, string party, string secret, CancellationToken ct)
    {
        var wish = await TokenRequest.ReadAsync(request, ct);
        if (!wish.IsFrom("portal", secret))
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        if (wish.GrantType != "client_credentials")
            return Results.Json(new { error = "unsupported_grant_type" }, statusCode: StatusCodes.Status400BadRequest);
        var tokens = request.HttpContext.RequestServices.GetRequiredService<AccessTokens>();
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(new AccessToken(tokens.Issue(party), "Bearer", (int)AccessTokens.Life.TotalSeconds));
    }

    private sealed record AccessToken(
        [property: JsonPropertyName("access_token")] string Value,
        [property: JsonPropertyName("token_type")] string Type,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
