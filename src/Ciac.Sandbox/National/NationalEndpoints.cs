using System.Text.Json;
using Ciac.Sandbox.Callbacks;

namespace Ciac.Sandbox.National;

public static class NationalEndpoints
{
    public static void MapNational(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/national/certificates", TakeAsync);
        routes.MapGet("/national/reports", (string? number, NationalReports reports, CancellationToken ct) => reports.LastAsync(number, ct));
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, NationalReports reports, TimeProvider clock)
    {
        var ct = request.HttpContext.RequestAborted;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(ct);
        if (!PartySignature.IsPortals(SignedParty.National, request, body, clock.GetUtcNow()))
            return Results.Json(new { error = "signature" }, statusCode: StatusCodes.Status401Unauthorized);
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || !HasNumber(body))
            return Results.Json(new { error = "certificateNumber or key missing" }, statusCode: StatusCodes.Status422UnprocessableEntity);
        return await reports.TakeAsync(key, body, ct)
            ? Results.Json(new { number = key })
            : Results.Json(new { error = "key used for another report" }, statusCode: StatusCodes.Status409Conflict);
    }

    private static bool HasNumber(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } report
                && report.TryGetProperty("certificateNumber", out var number) && number is { ValueKind: JsonValueKind.String } && number.GetString() is { Length: > 0 };
        }
        catch (JsonException)
        {
            // Signed, but nothing that this interface knows.
            return false;
        }
    }
}
