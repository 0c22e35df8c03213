using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Ciac.Portal.Host;

/// <summary>
/// A request that says itself that it is larger than its page takes is answered with 413 before anything reads it: a form that
/// breaks off half way would look like a malformed one.
/// </summary>
public static class RequestSizes
{
    public static void UseRequestSizes(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsTooLarge(context)) context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else await next(context);
    });

    // The page that explains the 413 belongs to the same request.
    private static bool IsTooLarge(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
}
