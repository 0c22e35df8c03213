using System.Text.Encodings.Web;
using System.Text.Json;
using Ciac.Sandbox.ClientCredentials;

namespace Ciac.Sandbox.OneNetwork;

/// 一网通办 sign-in: OpenID Connect authorization code with PKCE, the provider's side.
public static class OneNetworkEndpoints
{
    private const string Secret = "sandbox-one-network";
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapOneNetwork(this IEndpointRouteBuilder routes)
    {
        var provider = routes.MapGroup("/one-network");
        provider.MapGet("/.well-known/openid-configuration", (IdentityTokens tokens, OneNetworkFaults faults) => Json(Discovery(tokens.Issuer, faults)));
        provider.MapGet("/jwks", (IdentityTokens tokens) => Json(tokens.KeySet()));
        provider.MapPost("/token", RedeemAsync);
        provider.MapGet("/userinfo", DescribeAsync);
        provider.MapPost("/faults", (SetFault wish, OneNetworkFaults faults) =>
            faults.TrySet(wish.Fault) ? Results.NoContent() : Results.BadRequest(new { error = "unknown fault", faults = OneNetworkFaults.All }));
    }

    private static object Discovery(string issuer, OneNetworkFaults faults) => new
    {
        issuer = faults.Is("wrong-discovery-issuer") ? "https://attacker.example" : issuer,
        authorization_endpoint = $"{issuer}/authorize",
        token_endpoint = faults.Is("foreign-endpoints") ? "https://attacker.example/token" : $"{issuer}/token",
        userinfo_endpoint = $"{issuer}/userinfo",
        jwks_uri = $"{issuer}/jwks",
        response_types_supported = new[] { "code" },
        grant_types_supported = new[] { "authorization_code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "ES256" },
        scopes_supported = new[] { "openid", "profile" },
        token_endpoint_auth_methods_supported = new[] { "client_secret_basic", "client_secret_post" },
        code_challenge_methods_supported = new[] { faults.Is("without-pkce") ? "plain" : "S256" },
        authorization_response_iss_parameter_supported = true,
    };

    private static async Task<IResult> RedeemAsync(HttpRequest request, AuthorizationCodes codes, IdentityTokens tokens, CancellationToken ct)
    {
        var wish = await TokenRequest.ReadAsync(request, ct);
        if (!wish.IsFrom("portal", Secret))
            return Json(new { error = "invalid_client" }, StatusCodes.Status401Unauthorized);
        if (wish.GrantType != "authorization_code" || !request.HasFormContentType)
            return Json(new { error = "unsupported_grant_type" }, StatusCodes.Status400BadRequest);
        var form = await request.ReadFormAsync(ct);
        // Taken away before it is checked: a wrong verifier costs the code.
        var grant = codes.Redeem(form["code"].ToString());
        if (grant is null || !grant.Allows(form["redirect_uri"].ToString(), form["code_verifier"].ToString()))
            return Json(new { error = "invalid_grant" }, StatusCodes.Status400BadRequest);
        var access = codes.IssueAccess(grant);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Json(new
        {
            access_token = access,
            token_type = "Bearer",
            expires_in = (int)AuthorizationCodes.AccessLife.TotalSeconds,
            id_token = tokens.Issue(grant, access),
        });
    }

    private static async Task<IResult> DescribeAsync(HttpRequest request, AuthorizationCodes codes, OneNetworkAccounts accounts, OneNetworkFaults faults)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..] : "";
        if (codes.FindAccess(token) is not { } grant || await accounts.FindAsync(grant.Subject, request.HttpContext.RequestAborted) is not { } account)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return Json(new { error = "invalid_token" }, StatusCodes.Status401Unauthorized);
        }
        return Json(new
        {
            sub = faults.Is("wrong-userinfo-subject") ? "somebody-else" : account.Subject,
            user_type = faults.Is("natural-person") ? "natural-person" : "legal-person",
            credit_code = account.Enterprise.Identifier,
            enterprise_name = account.Enterprise.Name,
            role = account.Role,
            name = account.Person.Name,
            id_type = account.Person.IdType,
            id_number = account.Person.IdNumber,
            trust_level = faults.Is("low-level") ? "L1" : "L3",
        });
    }

    private static IResult Json(object body, int status = StatusCodes.Status200OK) => Results.Json(body, AsWritten, statusCode: status);
}

public sealed record SetFault(string Fault);
