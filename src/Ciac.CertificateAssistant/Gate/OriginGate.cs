using System.Net.Mime;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ciac.CertificateAssistant.Gate;

/// <summary>Second check of every /v1 call: is the page that asks one of the configured ones? The custom header makes every browser ask first (preflight).</summary>
public sealed class OriginGate(RequestDelegate next, IOptions<AssistantOptions> options, ILogger<OriginGate> log)
{
    public const string Header = "X-Certificate-Assistant";

    private readonly HashSet<string> _allowed = new(options.Value.Origins, StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.Vary = HeaderNames.Origin;
        if (Refusal(context.Request) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        context.Response.Headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
        context.Response.Headers.Remove("Cross-Origin-Resource-Policy");
        if (HttpMethods.IsOptions(context.Request.Method)) AnswerPreflight(context.Response);
        else await next(context);
    }

    // Byte for byte: a suffix, another port, other case, "null", two values or none are all another origin.
    private (int Status, string Code)? Refusal(HttpRequest request) => request switch
    {
        _ when request.Headers.Origin is not [{ } origin] || !_allowed.Contains(origin) => (StatusCodes.Status403Forbidden, "origin-not-allowed"),
        _ when HttpMethods.IsOptions(request.Method) => null,
        _ when request.Headers[Header] is not ["1"] => (StatusCodes.Status403Forbidden, "header-missing"),
        _ when HttpMethods.IsPost(request.Method) && !IsJson(request) => (StatusCodes.Status415UnsupportedMediaType, "not-json"),
        _ => null,
    };

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == MediaTypeNames.Application.Json &&
        (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static void AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = "GET, POST, DELETE";
        response.Headers.AccessControlAllowHeaders = $"content-type, {Header.ToLowerInvariant()}";
        response.Headers.AccessControlMaxAge = "600";
        response.Headers["Access-Control-Allow-Private-Network"] = "true";
    }

    private async Task RefuseAsync(HttpContext context, (int Status, string Code) refusal)
    {
        AssistantLog.Refused(log, refusal.Code);
        context.Response.StatusCode = refusal.Status;
        await context.Response.WriteAsJsonAsync(new { error = refusal.Code });
    }
}
