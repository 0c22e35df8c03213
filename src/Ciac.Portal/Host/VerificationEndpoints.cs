using Ciac.Core.Signatures;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Host;

/// <summary>The verification of any signed PDF for programs: the file as the body, the report as one JSON object, the same as <c>ciac verify --json</c>.</summary>
public static class VerificationEndpoints
{
    public static void MapVerification(this WebApplication app) => app.MapPost("/api/verification", VerifyAsync)
        .WithMetadata(new RequestSizeLimitAttribute(VerifyFile.LargestFile)).RequireRateLimiting(PortalLimits.Verify);

    private static async Task<IResult> VerifyAsync(HttpRequest request, VerifyFile verify, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var outcome = await verify.HandleAsync(file.ToArray(), ct);
        return outcome.Value is { } verified ? Results.Text(VerifyReport.Json(verified.Report), "application/json", System.Text.Encoding.UTF8) : Problems.Of(outcome.Refusal!);
    }
}
