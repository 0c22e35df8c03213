using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Core.Outside.ApprovingSystem;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Outside.PersonRegistration;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Outside.Wire;
using Ciac.Core.Qualifications;

namespace Ciac.Portal.Host;

/// <summary>Callbacks of outside parties: bounded, authenticated before anything is parsed, stored before they are acknowledged.</summary>
public static class CallbackEndpoints
{
    private const int MaxBody = 64 * 1024;

    public static void MapCallbacks(this WebApplication app)
    {
        app.MapPost("/callbacks/sms", SmsAsync).RequireRateLimiting(PortalLimits.Callback);
        app.MapPost("/callbacks/licence", LicenceAsync).RequireRateLimiting(PortalLimits.Callback);
        app.MapPost("/callbacks/registration", RegistrationAsync).RequireRateLimiting(PortalLimits.Callback);
        app.MapPost("/callbacks/qualifications", QualificationAsync).RequireRateLimiting(PortalLimits.Callback);
    }

    private static async Task<IResult> SmsAsync(HttpRequest request, SmsReceipts receipts, ReceiveSmsReceipts receive, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        switch (receipts.Verify(CallbackHeaders.From(request.Headers), body))
        {
            case SmsReceiptsResult.Genuine genuine:
                await receive.HandleAsync(genuine, ct);
                return Results.Accepted();
            case SmsReceiptsResult.Refused { Fault: SmsReceiptsFault.Malformed }:
                return Results.BadRequest();
            default:
                return Results.Unauthorized();
        }
    }

    private static async Task<IResult> LicenceAsync(HttpRequest request, LicenceCallbacks callbacks, ReceiveLicenceCallback receive, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        switch (callbacks.Verify(CallbackHeaders.From(request.Headers), body))
        {
            case LicenceCallbackResult.Genuine genuine:
                await receive.HandleAsync(genuine, ct);
                return Results.Accepted();
            case LicenceCallbackResult.Malformed:
                return Results.BadRequest();
            default:
                return Results.Unauthorized();
        }
    }

    private static async Task<IResult> RegistrationAsync(HttpRequest request, RegistrationCallbacks callbacks, ReceiveRegistrationCallback receive, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        switch (callbacks.Verify(CallbackHeaders.From(request.Headers), body))
        {
            case RegistrationCallbackResult.Genuine genuine:
                await receive.HandleAsync(genuine, ct);
                return Results.Accepted();
            case RegistrationCallbackResult.Malformed:
                return Results.BadRequest();
            default:
                return Results.Unauthorized();
        }
    }

    private static async Task<IResult> QualificationAsync(HttpRequest request, ApprovingCallbacks callbacks, ReceiveQualificationCallback receive, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (callbacks.Verify(CallbackHeaders.From(request.Headers), body) is not ApprovingCallbackResult.Genuine genuine) return Results.Unauthorized();
        var kept = await receive.HandleAsync(genuine, ct);
        return kept.Refusal is { } refusal ? Problems.Of(refusal) : Results.Accepted();
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBody) return null;
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > MaxBody) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
