using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Sms;

public static class SmsEndpoints
{
    public static void MapSms(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sms/", ["GET", "POST"], AnswerAsync);
        routes.MapGet("/sms/messages", (string? phone, long? after, SmsInbox inbox, CancellationToken ct) =>
            inbox.ReadAsync(phone, after ?? 0, ct));
        routes.MapPost("/sms/switches", (SetSwitch wish, SmsSwitches switches) => switches.TrySet(wish.Phone, wish.Mode)
            ? Results.NoContent()
            : Results.BadRequest(new { error = "unknown mode", modes = SmsSwitches.Modes }));
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, SmsGateway gateway, IOptions<SandboxOptions> options)
    {
        var ct = request.HttpContext.RequestAborted;
        var answer = await gateway.AnswerAsync(request.Method, await ParametersAsync(request, ct), ct);
        if (answer.Silent)
            await Task.Delay(options.Value.SlowAnswer, ct);
        // The gateway's names are in Pascal case, unlike the rest of the sandbox.
        return Results.Json(answer.Body, PascalCase, statusCode: answer.Status);
    }

    private static readonly System.Text.Json.JsonSerializerOptions PascalCase = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static async Task<Dictionary<string, string>> ParametersAsync(HttpRequest request, CancellationToken ct)
    {
        var parameters = request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (!request.HasFormContentType)
            return parameters;
        foreach (var (name, value) in await request.ReadFormAsync(ct))
            parameters[name] = value.ToString();
        return parameters;
    }
}

public sealed record SetSwitch(string Phone, string Mode);
