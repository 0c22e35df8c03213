using System.Globalization;
using Ciac.Core;
using Microsoft.AspNetCore.Antiforgery;

namespace Ciac.Portal.Host;

/// <summary>How a refusal leaves by JSON: RFC 9457, with its number and the sentence in the caller's language.</summary>
public static class Problems
{
    public static IResult Of(Refusal refusal) => new Unkept(Results.Problem(
        statusCode: refusal.Status,
        title: refusal.Code,
        detail: refusal.In(CultureInfo.CurrentUICulture),
        type: $"/help/refusals#{refusal.Code}"));

    /// <summary>The page's own anti-forgery token, sent as a header by our modules.</summary>
    public static RouteHandlerBuilder WithPageToken(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "PAGE-001", detail: PageExpired());
    });

    /// <summary>A browser keeps some of these for ever (410), and the reason of today is not that of tomorrow.</summary>
    private sealed class Unkept(IResult result) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return result.ExecuteAsync(httpContext);
        }
    }

    private static string PageExpired() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        ? "This page has expired. Reload it and try again."
        : "页面已过期，请刷新后重试。";
}
