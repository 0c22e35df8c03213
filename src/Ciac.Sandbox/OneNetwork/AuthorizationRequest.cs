using Microsoft.AspNetCore.WebUtilities;

namespace Ciac.Sandbox.OneNetwork;

/// OpenID Connect Core §3.1.2.1 with PKCE (RFC 7636).
public sealed record AuthorizationRequest(string ClientId, string RedirectUri)
{
    public string? State { get; init; }

    public string? Nonce { get; init; }

    public string? CodeChallenge { get; init; }

    public required string Query { get; init; }

    private string ResponseType { get; init; } = "";

    private string Scope { get; init; } = "";

    private string ChallengeMethod { get; init; } = "";

    public static AuthorizationRequest Read(string query)
    {
        var fields = QueryHelpers.ParseQuery(query).ToDictionary(field => field.Key, field => field.Value.ToString());
        return new AuthorizationRequest(fields.GetValueOrDefault("client_id", ""), fields.GetValueOrDefault("redirect_uri", ""))
        {
            State = fields.GetValueOrDefault("state"),
            Nonce = fields.GetValueOrDefault("nonce"),
            CodeChallenge = fields.GetValueOrDefault("code_challenge"),
            ResponseType = fields.GetValueOrDefault("response_type", ""),
            Scope = fields.GetValueOrDefault("scope", ""),
            ChallengeMethod = fields.GetValueOrDefault("code_challenge_method", ""),
            Query = query,
        };
    }

    /// The error to send back to the client; null when the request is right.
    public string? Fault() => this switch
    {
        { ResponseType: not "code" } => "unsupported_response_type",
        _ when !Scope.Split(' ').Contains("openid") => "invalid_scope",
        { CodeChallenge: not { Length: 43 } } or { ChallengeMethod: not "S256" } => "invalid_request",
        _ => null,
    };

    public string Answer(string name, string value, string? issuer)
    {
        var fields = new Dictionary<string, string?> { [name] = value, ["state"] = State, ["iss"] = issuer };
        return QueryHelpers.AddQueryString(RedirectUri, fields.Where(field => field.Value is not null));
    }
}
