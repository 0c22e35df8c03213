using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>What the portal's page may ask (/v1). Behind <see cref="OriginGate"/>.</summary>
public static class RequestApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 8,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly string Version = typeof(RequestApi).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/v1");
        v1.MapGet("/status", () => Ok(new StatusAnswer("certificate-assistant", Version)));
        v1.MapGet("/certificates", ListAsync);
        v1.MapPost("/sign", SignAsync);
        v1.MapGet("/requests/{id}", FollowAsync);
        v1.MapDelete("/requests/{id}", Cancel);
    }

    /// <summary>With the version that the page has seen it waits until something may be different, or for the time it names.</summary>
    private static async Task<IResult> ListAsync(HttpContext context, TokenFolder folder, ChangeSignal changes)
    {
        var wait = TimeSpan.FromSeconds(Number(context, "wait") ?? 0);
        if (long.TryParse(context.Request.Query["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            await changes.WaitAsync(seen, wait < FollowRequest.LongestWait ? wait : FollowRequest.LongestWait, context.RequestAborted);
        // Read before the tokens: what changes in between is told at the next question.
        var version = changes.Version;
        return Ok(List(folder.All(), version));
    }

    private static CertificatesAnswer List(IReadOnlyList<Token> tokens, long version) => new(
        [.. tokens.Where(t => t is { Plugged: true, Certificate: not null }).Select(t => CertificateAnswer.From(t, t.Certificate!)).DistinctBy(c => c.Id)],
        tokens.Count(t => t is { Plugged: true, Certificate: null }),
        version);

    private static async Task<IResult> SignAsync(HttpContext context, OpenRequest verb)
    {
        if (await ReadAsync(context) is not { } order) return Refused(StatusCodes.Status400BadRequest, "body-malformed");
        return verb.Open(order, Origin(context)) switch
        {
            { Request: { } request, TriesLeft: var triesLeft } => Results.Json(
                new OpenedAnswer(request.Id, $"{AddressGate.OwnOrigin(context)}/requests/{request.Id}", triesLeft),
                Json,
                statusCode: StatusCodes.Status202Accepted),
            var refused => Refused(refused.Status, refused.Refusal!),
        };
    }

    private static async Task<SignOrder?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<SignOrder>(Json, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> FollowAsync(string id, HttpContext context, FollowRequest verb)
    {
        if (verb.Find(id, Origin(context)) is not { } request) return Refused(StatusCodes.Status404NotFound, "request-unknown");
        var wait = TimeSpan.FromSeconds(Number(context, "wait") ?? 0);
        return Ok(await verb.FollowAsync(request, wait, Number(context, "triesLeft"), context.RequestAborted));
    }

    private static IResult Cancel(string id, HttpContext context, FollowRequest verb, SignRequests requests)
    {
        if (verb.Find(id, Origin(context)) is not { } request) return Refused(StatusCodes.Status404NotFound, "request-unknown");
        requests.End(request, RequestState.Cancelled);
        return Results.NoContent();
    }

    private static int? Number(HttpContext context, string name) =>
        byte.TryParse(context.Request.Query[name], out var number) ? number : null;

    private static string Origin(HttpContext context) => context.Request.Headers.Origin.ToString();

    private static IResult Ok<T>(T answer) => Results.Json(answer, Json);

    private static IResult Refused(int status, string code) => Results.Json(new RefusalAnswer(code), Json, statusCode: status);
}
