using System.Text.Json.Serialization;

namespace Ciac.Core.Outside.OneNet;

/// <summary>OpenID Connect Discovery §3: what of it is used.</summary>
internal sealed record OneNetMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] Uri AuthorizationEndpoint,
    [property: JsonPropertyName("token_endpoint")] Uri TokenEndpoint,
    [property: JsonPropertyName("userinfo_endpoint")] Uri UserInfoEndpoint)
{
    [JsonPropertyName("jwks_uri")]
    public required Uri KeySet { get; init; }

    [JsonPropertyName("code_challenge_methods_supported")]
    public IReadOnlyList<string> ChallengeMethods { get; init; } = [];

    [JsonPropertyName("authorization_response_iss_parameter_supported")]
    public bool NamesIssuer { get; init; }

    /// <summary>Null when it is this issuer's and its endpoints lie at the issuer's own origin.</summary>
    public string? FaultFor(string issuer)
    {
        if (Issuer != issuer) return "issuer";
        if (!ChallengeMethods.Contains("S256")) return "pkce";
        var origin = new Uri(issuer).GetLeftPart(UriPartial.Authority);
        Uri[] endpoints = [AuthorizationEndpoint, TokenEndpoint, UserInfoEndpoint, KeySet];
        return endpoints.All(e => e.IsAbsoluteUri && e.GetLeftPart(UriPartial.Authority) == origin) ? null : "endpoints";
    }
}
