using System.Text.Encodings.Web;
using System.Text.Json;
using Ciac.Sandbox.Ca;
using Ciac.Sandbox.ClientCredentials;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.CloudSigning;

/// Cloud Signature Consortium API v2, the part a driving application needs.
public static class CscEndpoints
{
    private const string Party = "csc";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCloudSigning(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/csc/v2");
        api.MapPost("/oauth2/token", (HttpRequest request, CancellationToken ct) =>
            TokenEndpoint.AnswerAsync(request, Party, "sandbox-csc", ct));
        api.MapPost("/info", (IOptions<SandboxOptions> options) => Json(Info(options.Value)));
        var guarded = api.MapGroup("").AddEndpointFilter(RequireTokenAsync);
        guarded.MapPost("/credentials/list", async (CredentialsListRequest request, CredentialStore credentials, CancellationToken ct) =>
            Json(new { credentialIDs = (await credentials.OfAsync(request.UserId ?? "", ct)).Select(credential => credential.Id) }));
        guarded.MapPost("/credentials/info", DescribeAsync);
        guarded.MapPost("/credentials/getChallenge", SendAsync);
        guarded.MapPost("/credentials/challengeStatus", async (ChallengeStatusRequest request, Challenges challenges, CancellationToken ct) =>
            Json(new { state = await challenges.IsSentAsync(request.IdempotencyKey, ct) ? "sent" : "unknown" }));
        guarded.MapPost("/credentials/authorize", AuthorizeAsync);
        guarded.MapPost("/signatures/signHash", SignAsync);
    }

    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var tokens = context.HttpContext.RequestServices.GetRequiredService<AccessTokens>();
        return tokens.Accepts(Party, context.HttpContext.Request)
            ? await next(context)
            : Results.Json(new CscRefusal("invalid_token", "The access token is not valid"), AsWritten, statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> DescribeAsync(
        CredentialsInfoRequest request, CredentialStore credentials, CertificateAuthority authority, TimeProvider clock) =>
        await credentials.FindAsync(request.CredentialId ?? "", CancellationToken.None) is { } credential
            ? Json(CredentialView.Of(credential, authority, request, clock.GetUtcNow()))
            : Refuse(CscRefusal.UnknownCredential);

    private static async Task<IResult> SendAsync(GetChallengeRequest request, HttpContext context, Challenges challenges)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        return await challenges.SendAsync(request, key.Length == 0 ? null : key, context.RequestAborted) is { } refusal
            ? Refuse(refusal)
            : Results.NoContent();
    }

    private static async Task<IResult> AuthorizeAsync(AuthorizeRequest request, Challenges challenges, CancellationToken ct)
    {
        var (activation, refusal) = await challenges.AuthorizeAsync(request, ct);
        return activation is null ? Refuse(refusal!) : Json(new { SAD = activation.Sad, expiresIn = (int)ActivationStore.Life.TotalSeconds });
    }

    private static async Task<IResult> SignAsync(SignHashRequest request, HashSigning signing, CancellationToken ct)
    {
        var (signature, refusal) = await signing.SignAsync(request, ct);
        return refusal is null ? Json(new { signatures = new[] { signature } }) : Refuse(refusal);
    }

    private static object Info(SandboxOptions options) => new
    {
        specs = "2.0.0.2",
        name = "沙箱云签名 Sandbox cloud signing",
        region = "CN",
        lang = "zh-CN",
        description = "沙箱环境，不具法律效力",
        authType = new[] { "oauth2client" },
        oauth2 = $"{options.PublicAddress}/csc/v2",
        methods = new[] { "credentials/list", "credentials/info", "credentials/getChallenge", "credentials/authorize", "signatures/signHash" },
        signAlgorithms = new { algos = new[] { "1.2.840.10045.4.3.2", "1.2.840.113549.1.1.11" } },
    };

    private static IResult Json(object body) => Results.Json(body, AsWritten);

    private static IResult Refuse(CscRefusal refusal) => Results.Json(refusal, AsWritten, statusCode: StatusCodes.Status400BadRequest);
}
